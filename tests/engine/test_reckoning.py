from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.engine.ledger import Decision, LeftOut, PrivateRule, day_of
from entente.engine.reckoning import reckon
from tests.engine.lines import MAY, RULE, line, rejected

AUTUMN = date(2018, 9, 30)


def reasons(*lines, rule=RULE, as_of=AUTUMN, known_by=None) -> list[LeftOut | None]:
    reckoning = reckon(lines, rule, as_of=as_of, known_by=known_by)
    found = {out.contribution.declaration: out.reason for out in reckoning.left_out}
    return [found.get(one.declaration) for one in lines]


def test_an_accepted_line_counts_with_its_accepted_amount():
    reduced = line("100.00", decisions=(Decision(Decimal("80.00"), MAY),))

    [counted] = reckon([reduced], RULE, as_of=AUTUMN).counted

    assert counted.amount == Decimal("80.00")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"decisions": ()}, LeftOut.NOT_ACCEPTED_YET),
        ({"decisions": rejected()}, LeftOut.REJECTED),
        ({"decisions": rejected(date(2018, 10, 1))}, LeftOut.ENTERED_AFTER),
        ({"decisions": (Decision(Decimal(1), date(2018, 10, 1)),)}, LeftOut.ENTERED_AFTER),
        ({"year": 2019}, LeftOut.YEAR_AFTER),
        ({"kind": "university"}, LeftOut.KIND_NOT_PRIVATE),
        ({"was_admitted": False}, LeftOut.NOT_ADMITTED),
    ],
)
def test_each_reason_leaves_its_line_out_and_no_other(fields, reason):
    assert reasons(line(**fields), line()) == [reason, None]
    assert reason.sentence


def test_an_acceptance_counts_on_the_day_it_was_entered_and_not_before():
    accepted = line(decisions=(Decision(Decimal(1), AUTUMN),))

    assert reasons(accepted) == [None]
    assert reasons(accepted, as_of=date(2018, 9, 29)) == [LeftOut.ENTERED_AFTER]
    assert reasons(accepted, as_of=date(2018, 9, 29), known_by=AUTUMN) == [None]


def test_what_was_known_may_be_older_than_what_is_shown():
    later = line(decisions=(Decision(Decimal(1), date(2018, 9, 1)),))

    assert reasons(later, known_by=date(2018, 8, 31)) == [LeftOut.ENTERED_AFTER]


def test_the_last_decision_entered_by_the_day_lives():
    twice = line("100.00", decisions=(Decision(Decimal("90.00"), MAY), Decision(None, date(2018, 8, 1))))

    assert reasons(twice) == [LeftOut.REJECTED]
    assert reasons(twice, known_by=date(2018, 7, 31)) == [None]


def test_a_correction_replaces_only_once_it_is_accepted():
    old = line("100.00")
    new = line("70.00", replaces=old.declaration, decisions=(Decision(Decimal("70.00"), date(2018, 8, 1)),))

    assert reasons(old, new) == [LeftOut.SUPERSEDED, None]
    assert reasons(old, new, known_by=date(2018, 7, 31)) == [None, LeftOut.ENTERED_AFTER]


def test_an_accepted_correction_of_a_correction_replaces_both():
    first = line()
    second = line(replaces=first.declaration, decisions=())
    third = line(replaces=second.declaration)

    assert reasons(first, second, third) == [LeftOut.SUPERSEDED, LeftOut.SUPERSEDED, None]


def test_a_rejected_correction_leaves_the_old_line_standing():
    old = line()

    assert reasons(old, line(replaces=old.declaration, decisions=rejected())) == [None, LeftOut.REJECTED]


def test_other_readings_of_who_counts_as_private_stand_side_by_side():
    guest, abroad = line(was_admitted=False), line(country="IL")
    everybody = PrivateRule(RULE.kinds, members_only=False)
    union_only = PrivateRule(RULE.kinds, countries=frozenset({"DE", "FR"}))

    assert reasons(guest, abroad) == [LeftOut.NOT_ADMITTED, None]
    assert reasons(guest, abroad, rule=everybody) == [None, None]
    assert reasons(guest, abroad, rule=union_only) == [LeftOut.NOT_ADMITTED, LeftOut.COUNTRY_NOT_COUNTED]


def test_the_same_declaration_twice_is_refused_in_words():
    with pytest.raises(ValueError, match="D77 stands twice"):
        reckon([line(declaration="D77"), line(declaration="D77")], RULE, as_of=AUTUMN)


def test_more_accepted_than_declared_is_refused_in_words():
    with pytest.raises(ValueError, match="accepted EUR 101 of declared EUR 100"):
        reckon([line("100", decisions=(Decision(Decimal(101), MAY),))], RULE, as_of=AUTUMN)


def test_the_day_of_an_instant_is_the_day_in_brussels():
    assert day_of(datetime(2018, 9, 30, 22, 30, tzinfo=UTC)) == date(2018, 10, 1)
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2018, 9, 30, 22, 30))  # noqa: DTZ001 -- the naive instant is the point
