import pytest

from entente.engine.audience import (
    EVERYONE,
    Both,
    Either,
    Everyone,
    Except,
    Expected,
    Name,
    Named,
    Unreadable,
    World,
    people,
    read,
    reasons,
    written,
)

WG3, FR, DE, ANSWERED = Name("group", "WG3"), Name("country", "FR"), Name("country", "DE"), Name("answered", "round-12")
ANNA, BRUNO, CHLOE, DORA, EMIL = 1, 2, 3, 4, 5
WORLD = World(
    named={
        WG3: frozenset({ANNA, BRUNO, CHLOE, DORA}),
        FR: frozenset({ANNA, BRUNO, EMIL}),
        DE: frozenset({CHLOE}),
        ANSWERED: frozenset({BRUNO}),
    },
    everyone=frozenset({ANNA, BRUNO, CHLOE, DORA, EMIL}),
)
REMINDER = "group:WG3 and (country:FR or country:DE) and not answered:round-12"


def test_a_reminder_reaches_the_group_in_two_countries_that_has_not_answered() -> None:
    assert people(read(REMINDER), WORLD) == {ANNA, CHLOE}
    assert reasons(read(REMINDER), WORLD) == {ANNA: (FR, WG3), CHLOE: (DE, WG3)}


def test_a_comma_means_or_within_a_noun() -> None:
    assert read("country:FR, DE") == Named("country", ("FR", "DE"))
    assert people(read("country:FR,DE"), WORLD) == people(read("country:FR or country:DE"), WORLD) == {ANNA, BRUNO, CHLOE, EMIL}


def test_and_binds_closer_than_or_and_not_closest() -> None:
    assert read("not a:1 and b:2 or c:3") == Either((Both((Except(Named("a", ("1",))), Named("b", ("2",)))), Named("c", ("3",))))


def test_everyone_is_meant_by_name_and_gives_its_own_reason() -> None:
    assert read("Everyone AND NOT group:WG3") == Both((Everyone(), Except(Named("group", ("WG3",)))))
    assert reasons(read("everyone and not group:WG3"), WORLD) == {EMIL: (EVERYONE,)}
    assert reasons(read("not group:WG3"), WORLD) == {EMIL: ()}


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("( group:WG3 )", "group:WG3"),
        ("group: WG3  AND\ncountry:FR", "group:WG3 and country:FR"),
        ("(a:1 and b:2) or c:3", "a:1 and b:2 or c:3"),
        ("a:1 and (b:2 or c:3)", "a:1 and (b:2 or c:3)"),
        ('sector:"Energy and water"', 'sector:"Energy and water"'),
        ('organisation:"say ""yes"""', 'organisation:"say ""yes"""'),
        ('role:"office"', "role:office"),
        ("not (a:1 or b:2)", "not (a:1 or b:2)"),
        ("group:and", 'group:"and"'),
    ],
)
def test_an_expression_is_printed_in_one_way(typed: str, normal: str) -> None:
    assert written(read(typed)) == normal


@pytest.mark.parametrize(
    ("typed", "position", "expected"),
    [
        ("", 1, Expected.AUDIENCE),
        ("   ", 1, Expected.AUDIENCE),
        ("group", 6, Expected.COLON),
        ("group:", 7, Expected.VALUE),
        ("group:WG3,", 11, Expected.VALUE),
        ("group:WG3 country:FR", 11, Expected.JOINT),
        ("group:WG3 and", 14, Expected.AUDIENCE),
        ("(group:WG3", 11, Expected.CLOSING),
        ("group:WG3)", 10, Expected.JOINT),
        ('group:"WG3', 7, Expected.QUOTE),
        ("and group:WG3", 1, Expected.AUDIENCE),
        ('group:""', 7, Expected.VALUE),
        ("not " * 50 + "a:1", 165, Expected.LESS),
        ("a" * 4001, 4001, Expected.LESS),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_sign(typed: str, position: int, expected: Expected) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(typed)

    assert (refusal.value.position, refusal.value.expected) == (position, expected)


@pytest.mark.parametrize(
    "wrong", [lambda: Named("Group", ("a",)), lambda: Named("not", ("a",)), lambda: Named("a", ()), lambda: Both((Everyone(),))]
)
def test_what_could_not_be_written_cannot_be_built(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"\."):
        wrong()  # type: ignore[operator]
