from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.marking import VISITOR, Marking, Shared, Viewer, keys, lock, may_see, read

NUMBERS = st.frozensets(st.integers(1, 4), max_size=3)
VIEWERS = st.builds(Viewer, st.none() | st.integers(1, 4), st.booleans(), NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.booleans())
SHARED = st.builds(Shared, st.sampled_from(Marking), NUMBERS, NUMBERS, NUMBERS)


def test_the_keys_open_the_lock_exactly_when_the_viewer_may_see() -> None:
    some = [frozenset[int](), frozenset({1})]
    viewers = [Viewer(person, *facts) for person in (None, 1, 2) for facts in product((False, True), some, some, some, some, (False, True))]
    documents = [Shared(marking, *facts) for marking in Marking for facts in product(some, some, some)]

    told_apart = [
        (viewer, shared) for viewer in viewers for shared in documents if may_see(viewer, shared) != bool(keys(viewer) & lock(shared))
    ]

    assert told_apart == []


@given(VIEWERS, SHARED)
def test_keys_and_locks_tell_numbers_and_nouns_apart(viewer: Viewer, shared: Shared) -> None:
    assert may_see(viewer, shared) == bool(keys(viewer) & lock(shared))


@given(VIEWERS, SHARED, st.sampled_from(Marking))
def test_a_looser_marking_never_takes_sight_away(viewer: Viewer, shared: Shared, other: Marking) -> None:
    looser = replace(shared, marking=min(shared.marking, other))

    assert may_see(viewer, looser) or not may_see(viewer, shared)
    assert lock(shared) <= lock(looser) or looser.marking is Marking.CLEAR


@given(SHARED)
def test_a_visitor_sees_what_is_clear_and_nothing_else(shared: Shared) -> None:
    assert may_see(VISITOR, shared) == (shared.marking is Marking.CLEAR)


@given(VIEWERS, SHARED)
def test_red_is_for_the_persons_named_whatever_else_they_are(viewer: Viewer, shared: Shared) -> None:
    red = replace(shared, marking=Marking.RED)

    assert may_see(viewer, red) == (viewer.person in red.persons)


@given(VIEWERS, SHARED)
def test_strict_leaves_the_clients_out(viewer: Viewer, shared: Shared) -> None:
    strict = replace(shared, marking=Marking.AMBER_STRICT)
    without = replace(viewer, client_of=frozenset(), client_of_groups=frozenset())

    assert may_see(viewer, strict) == may_see(without, strict)


@given(VIEWERS, NUMBERS, NUMBERS, SHARED, SHARED)
def test_more_seats_or_more_recipients_never_take_sight_away(
    viewer: Viewer, organisations: frozenset[int], groups: frozenset[int], shared: Shared, other: Shared
) -> None:
    seated = replace(viewer, organisations=viewer.organisations | organisations, groups=viewer.groups | groups)
    wider = replace(shared, persons=shared.persons | other.persons, organisations=shared.organisations | other.organisations)

    assert may_see(seated, shared) or not may_see(viewer, shared)
    assert may_see(viewer, wider) or not may_see(viewer, shared)


@given(st.lists(st.sampled_from(Marking), min_size=1))
def test_a_text_made_from_others_carries_the_strictest_of_their_markings(markings: list[Marking]) -> None:
    strictest = max(markings)

    assert all(marking <= strictest for marking in markings)
    assert strictest in markings


@given(st.sampled_from(Marking), st.booleans(), st.sampled_from([str.lower, str.upper, str.title]))
def test_every_label_is_read_back(marking: Marking, with_protocol: bool, typed: object) -> None:
    label = str(marking) if with_protocol else marking.value

    assert callable(typed)
    assert read(f" {typed(label)} ") is marking
