"""Laws of the chain itself, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.chain import GENESIS, Link, canonical, digest_of, first_broken, payload_digest

fields = st.tuples(st.text(max_size=8), st.text(max_size=8))
said = st.lists(st.tuples(fields, st.text(max_size=12)), max_size=8)


def chained(said: list[tuple[tuple[str, str], str]]) -> list[Link]:
    links: list[Link] = []
    for number, (what, body) in enumerate(said, start=1):
        previous, payload = links[-1].digest if links else GENESIS, payload_digest("salt", body)
        links.append(Link(number, what, payload, previous, digest_of(number, what, payload, previous)))
    return links


@given(said)
def test_what_was_chained_holds(said: list[tuple[tuple[str, str], str]]) -> None:
    assert first_broken(chained(said)) is None


@given(said.filter(bool), st.data())
def test_whichever_link_is_left_out_is_named(said: list[tuple[tuple[str, str], str]], data: st.DataObject) -> None:
    links = chained(said)
    gone = data.draw(st.integers(0, len(links) - 1))

    broken = first_broken(links[:gone] + links[gone + 1 :])

    assert broken == (gone + 1 if gone < len(links) - 1 else None)


@given(said.filter(bool), st.data(), st.text(min_size=1, max_size=8))
def test_whichever_link_is_altered_is_named(said: list[tuple[tuple[str, str], str]], data: st.DataObject, more: str) -> None:
    links = chained(said)
    place = data.draw(st.integers(0, len(links) - 1))
    old = links[place]
    links[place] = Link(old.sequence, (old.fields[0] + more, old.fields[1]), old.payload_digest, old.previous, old.digest)

    assert first_broken(links) == place + 1


@given(said, said)
def test_verifying_in_two_parts_is_verifying_at_once(
    before: list[tuple[tuple[str, str], str]], after: list[tuple[tuple[str, str], str]]
) -> None:
    links = chained(before + after)
    cut = len(before)
    digest = links[cut - 1].digest if cut else GENESIS

    assert first_broken(links[cut:], sequence=cut, previous=digest) is None


def test_fields_cannot_slide_into_one_another() -> None:
    assert digest_of(1, ("ab", "c"), "", "") != digest_of(1, ("a", "bc"), "", "")


@given(st.dictionaries(st.text(max_size=5), st.integers()))
def test_equal_values_have_equal_bytes_whatever_their_order(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))
