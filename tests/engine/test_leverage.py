from datetime import date
from decimal import Decimal

from entente.engine.factors import Factor, Level, per_euro
from entente.engine.funding import fund, sum_up
from entente.engine.ledger import LeftOut
from entente.engine.leverage import Answered, Leverage, Omission, measure
from entente.engine.leverage_json import as_json
from entente.engine.path import Contract
from entente.engine.reckoning import reckon
from entente.engine.scope import Place, place_all
from entente.engine.yearly import FundedProject
from tests.engine.cordis_rows import CONTRACT_SCOPE, amount, project_rows, scoped
from tests.engine.lines import RULE, line, rejected

AUTUMN = date(2018, 9, 30)
CONTRACT = Contract(date(2016, 7, 5), date(2020, 12, 31), Decimal(450_000_000), Decimal(3), Decimal(1_800_000_000))
LINES = (
    line("100.00", "A"),
    line("40.00", "P", year=2016),
    line("60.00", "B"),
    line("30.00", "C", year=2018),
    line("20.00", "D", year=2018),
    line("999.00", "A", decisions=()),
    line("1.00", "C", decisions=()),
    line("7.00", "B", decisions=rejected()),
)
STATED = FundedProject("stated", date(2016, 9, 1), fund(Decimal("50.00"), Decimal("80.00"), "RIA"))
INNOVATION = FundedProject("not stated", date(2018, 1, 1), fund(None, Decimal("100.00"), "IA"))
LATER = FundedProject("signed later", date(2018, 10, 1), fund(Decimal("1000.00"), Decimal("1000.00"), "RIA"))


def measured(*projects: FundedProject) -> Leverage:
    return measure(projects, reckon(LINES, RULE, as_of=AUTUMN), CONTRACT, Answered(150, 245), as_of=AUTUMN)


def test_sums_run_down_the_grades():
    private = measured(STATED).private

    assert [private.at(level) for level in Level] == [Decimal(140), Decimal(200), Decimal(230), Decimal(250)]


def test_a_stated_amount_gives_a_point_per_eu_euro():
    leverage = measured(STATED, LATER)

    assert leverage.per_eu_euro(Level.DOCUMENTED) == Factor(Decimal(4), Decimal(4))
    assert leverage.total_per_eu_euro(Level.DOCUMENTED) == Factor(Decimal(5), Decimal(5))


def test_an_interval_of_eu_money_gives_an_interval_of_factors():
    assert measured(INNOVATION).per_eu_euro(Level.CERTIFIED) == Factor(Decimal("1.4"), Decimal(2))


def test_without_eu_money_there_is_no_factor():
    assert measured().per_eu_euro(Level.ALL) is None
    assert measured(LATER).total_per_eu_euro(Level.ALL) is None
    assert per_euro(Decimal(1), sum_up([fund(Decimal(0), Decimal(0), "RIA")])) is None


def test_eu_money_that_may_be_nothing_leaves_the_factor_open_above():
    perhaps = sum_up([fund(Decimal(0), None, "RIA"), fund(None, Decimal(10), "SME-2")])
    open_above = type(perhaps)(2, None, None, Decimal(0), Decimal(10), 1, 1, 0)

    assert per_euro(Decimal(5), open_above) == Factor(Decimal("0.5"), None)


def test_what_is_left_out_is_grouped_by_reason_with_the_amount_at_stake():
    assert measured(STATED).left_out == (
        Omission(LeftOut.NOT_ACCEPTED_YET, 2, Decimal("1000.00")),
        Omission(LeftOut.REJECTED, 1, Decimal("7.00")),
    )


def test_the_json_is_exactly_the_documented_object():
    assert as_json(measured(STATED, INNOVATION)) == {
        "as_of": "2018-09-30",
        "known_by": "2018-09-30",
        "eu": {"projects": 2, "total_cost": "180.00", "stated": "50.00", "low": "120.00", "high": "150.00"},
        "private": {"A": "100.00", "P": "40.00", "B": "60.00", "C": "30.00", "D": "20.00"},
        "per_eu_euro": {
            "certified": {"low": "0.9333", "high": "1.1667"},
            "documented": {"low": "1.3333", "high": "1.6667"},
            "declared": {"low": "1.5333", "high": "1.9167"},
        },
        "total_per_eu_euro": {
            "certified": {"low": "1.9333", "high": "2.1667"},
            "documented": {"low": "2.3333", "high": "2.6667"},
            "declared": {"low": "2.5333", "high": "2.9167"},
        },
        "target": {"private": "3.0000", "total": "4.0000", "amount": "1800000000.00"},
        "expected_by_now": "896707317.07",
        "answered": "0.6122",
        "years": [
            year(2016, eu(1, "80.00", "50.00", "50.00", "50.00"), {"P": "40.00"}, "40.00 40.00 40.00", "196463414.63"),
            year(2017, eu(0), {"A": "100.00", "B": "60.00"}, "140.00 200.00 200.00", "597073170.73", so_far=FIRST),
            year(2018, SECOND, {"C": "30.00", "D": "20.00"}, "140.00 200.00 230.00", "896707317.07", so_far=BOTH),
        ],
        "left_out": [
            {"reason": "not_accepted_yet", "lines": 2, "amount": "1000.00"},
            {"reason": "rejected", "lines": 1, "amount": "7.00"},
        ],
    }


def eu(projects: int, total_cost=None, stated=None, low=None, high=None) -> dict[str, object]:
    return {"projects": projects, "total_cost": total_cost, "stated": stated, "low": low, "high": high}


FIRST = eu(1, "80.00", "50.00", "50.00", "50.00")
SECOND = eu(1, "100.00", None, "70.00", "100.00")
BOTH = eu(2, "180.00", "50.00", "120.00", "150.00")


def year(number: int, money: dict, private: dict, sums: str, expected: str, so_far: dict | None = None) -> dict[str, object]:
    by_grade = {"A": "0.00", "P": "0.00", "B": "0.00", "C": "0.00", "D": "0.00", **private}
    levels = dict(zip(("certified", "documented", "declared"), sums.split(), strict=True))
    return {"year": number, "eu": money, "private": by_grade, "so_far": {"eu": so_far or money, "private": levels}, "expected": expected}


def test_the_json_is_null_where_nothing_is_known():
    answer = as_json(measure([], reckon([], RULE, as_of=AUTUMN), CONTRACT, Answered(0, 0), as_of=AUTUMN))

    assert answer["eu"] == eu(0)
    assert answer["per_eu_euro"] == {"certified": None, "documented": None, "declared": None}
    assert answer["answered"] is None


def test_the_contracts_67_projects_read_as_an_interval_and_never_as_one_number():
    rows = project_rows("h2020_cyber_2016_2020")
    projects = [
        FundedProject(row["rcn"], placing.tested_on, fund(amount(row["ecMaxContribution"]), amount(row["totalCost"]), row["fundingScheme"]))
        for row, placing in zip(rows, place_all(scoped(rows), CONTRACT_SCOPE), strict=True)
        if placing.place is Place.IN
    ]

    answer = as_json(measure(projects, reckon([], RULE, as_of=date(2020, 12, 31)), CONTRACT, Answered(0, 245), as_of=date(2020, 12, 31)))

    assert answer["eu"] == eu(67, "376707939.00", None, "313039494.00", "376707939.00")
    assert answer["expected_by_now"] == "1800000000.00"
