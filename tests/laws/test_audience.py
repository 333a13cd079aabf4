"""Laws of audiences, on every small world."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.audience import (
    EVERYONE,
    Both,
    Either,
    Everyone,
    Except,
    Expression,
    Name,
    Named,
    Unreadable,
    World,
    names,
    needs_everyone,
    people,
    read,
    reasons,
    written,
)

PEOPLE = frozenset(range(1, 7))
NOUNS = ("group", "country", "answered")
VALUES = ("a", "b", "c")
NAMES = [Name(noun, value) for noun in NOUNS for value in VALUES]
SUBSETS = st.frozensets(st.sampled_from(sorted(PEOPLE)))
WORLDS = st.builds(World, st.fixed_dictionaries(dict.fromkeys(NAMES, SUBSETS)), st.just(PEOPLE))
ATOMS = st.builds(Named, st.sampled_from(NOUNS), st.lists(st.sampled_from(VALUES), min_size=1, max_size=2).map(tuple))


def grown(atoms: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    def joined(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.builds(Both, parts) | st.builds(Either, parts) | st.builds(Except, inner)

    return st.recursive(atoms, joined, max_leaves=8)


EXPRESSIONS = grown(ATOMS | st.just(Everyone()))
TYPED = grown(
    st.builds(
        Named,
        st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda noun: noun not in {"and", "or", "not", "everyone"}),
        st.lists(
            st.text(min_size=1, max_size=8) | st.sampled_from(["and", "NOT", "a b", 'say "yes"', "Łódź", "(x)"]), min_size=1, max_size=3
        ).map(tuple),
    )
)


def holds(expression: Expression, person: int, world: World) -> bool:
    """The meaning, person by person: what the sets have to agree with."""
    match expression:
        case Everyone():
            return person in world.everyone
        case Named():
            return any(person in world.named[name] for name in expression.names)
        case Both(parts):
            return all(holds(part, person, world) for part in parts)
        case Either(parts):
            return any(holds(part, person, world) for part in parts)
        case Except(part):
            return not holds(part, person, world)


@given(EXPRESSIONS, WORLDS)
def test_sets_mean_what_the_words_say_of_each_person(expression: Expression, world: World) -> None:
    assert people(expression, world) == {person for person in PEOPLE if holds(expression, person, world)}


@given(TYPED)
def test_what_is_written_reads_back_as_itself(expression: Expression) -> None:
    assert read(written(expression)) == expression


@given(EXPRESSIONS, EXPRESSIONS, WORLDS)
def test_de_morgan(one: Expression, other: Expression, world: World) -> None:
    denied, apart = Except(Both((one, other))), Either((Except(one), Except(other)))

    assert people(denied, world) == people(apart, world)
    assert reasons(denied, world) == reasons(apart, world)


@given(EXPRESSIONS, WORLDS)
def test_denying_twice_says_the_same(expression: Expression, world: World) -> None:
    assert reasons(Except(Except(expression)), world) == reasons(expression, world)


@given(EXPRESSIONS, WORLDS)
def test_saying_it_twice_changes_nothing(expression: Expression, world: World) -> None:
    assert reasons(Both((expression, expression)), world) == reasons(expression, world)
    assert reasons(Either((expression, expression)), world) == reasons(expression, world)


@given(st.lists(EXPRESSIONS, min_size=2, max_size=3), WORLDS)
def test_order_does_not_matter(parts: list[Expression], world: World) -> None:
    for kind in (Both, Either):
        said = [reasons(kind(order), world) for order in permutations(parts)]

        assert all(one == said[0] for one in said)


@given(EXPRESSIONS, WORLDS)
def test_reasons_are_given_to_whoever_is_meant_and_nobody_else(expression: Expression, world: World) -> None:
    assert reasons(expression, world).keys() == people(expression, world)


@given(EXPRESSIONS, WORLDS)
def test_a_reason_is_a_set_the_expression_speaks_of_and_the_person_is_in(expression: Expression, world: World) -> None:
    spoken_of = {*names(expression), EVERYONE}

    for person, why in reasons(expression, world).items():
        assert set(why) <= spoken_of
        assert all(name == EVERYONE or person in world.named[name] for name in why)


def positive(expression: Expression, denied: bool = False) -> set[Name]:
    """The named sets under an even number of nots."""
    match expression:
        case Named():
            return set() if denied else set(expression.names)
        case Everyone():
            return set() if denied else {EVERYONE}
        case Both(parts) | Either(parts):
            return set().union(*(positive(part, denied) for part in parts))
        case Except(part):
            return positive(part, not denied)


@given(EXPRESSIONS, WORLDS)
def test_a_denied_set_is_never_a_reason(expression: Expression, world: World) -> None:
    given_as_reasons = {name for why in reasons(expression, world).values() for name in why}

    assert given_as_reasons <= positive(expression)


@given(EXPRESSIONS, WORLDS)
def test_whoever_is_in_without_a_not_has_a_reason(expression: Expression, world: World) -> None:
    if "not" not in written(expression).split() and "(not" not in written(expression):
        assert all(reasons(expression, world).values())


@given(EXPRESSIONS, WORLDS)
def test_all_people_are_asked_for_whenever_they_matter(expression: Expression, world: World) -> None:
    if not needs_everyone(expression):
        assert people(expression, World(world.named)) == people(expression, world)


@given(st.text('group:WG3, and(or)not" everyone', max_size=30))
def test_any_text_is_read_or_refused_at_a_sign_of_it(text: str) -> None:
    assert position_of_what_cannot_be_read(text) in {None, *range(1, len(text) + 2)}


def position_of_what_cannot_be_read(text: str) -> int | None:
    try:
        read(text)
    except Unreadable as refusal:
        return refusal.position
    return None
