from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.factors import Level, by_grade, per_euro, total_per_euro
from entente.engine.funding import fund, sum_up
from entente.engine.ledger import Contribution, Decision, Grade, PrivateRule
from entente.engine.leverage import omissions
from entente.engine.reckoning import reckon
from entente.engine.yearly import FundedProject, by_year
from tests.engine.test_leverage import CONTRACT

euros = st.decimals(0, 10**8, places=2)
days = st.dates(date(2016, 7, 5), date(2021, 6, 30))
RULE = PrivateRule(frozenset({"large", "sme"}))


@st.composite
def contributions(draw) -> list[Contribution]:
    """A ledger of up to a dozen declarations, some of which replace an earlier one."""
    return [draw(contribution(number)) for number in range(draw(st.integers(0, 12)))]


@st.composite
def contribution(draw, number: int) -> Contribution:
    declared = draw(euros)
    outcomes = st.sampled_from([None, declared, declared / 2])
    return Contribution(
        declaration=f"D{number:02}",
        organisation=draw(st.sampled_from(["Nordlicht", "Sudwind"])),
        parent="Nordlicht",
        year=draw(st.integers(2016, 2021)),
        activity="training",
        grade=draw(st.sampled_from(Grade)),
        declared=declared,
        kind=draw(st.sampled_from(["large", "sme", "university"])),
        country="DE",
        was_admitted=draw(st.booleans()),
        decisions=tuple(draw(st.lists(st.builds(Decision, outcomes, days), max_size=2))),
        replaces=draw(st.none() | st.sampled_from([f"D{older:02}" for older in range(number)])) if number else None,
    )


@given(contributions(), days, days)
def test_every_line_counts_or_is_left_out_with_a_reason_and_never_both(lines, as_of, known_by):
    reckoning = reckon(lines, RULE, as_of=as_of, known_by=known_by)

    seen = [*(c.contribution.declaration for c in reckoning.counted), *(o.contribution.declaration for o in reckoning.left_out)]
    assert sorted(seen) == [line.declaration for line in lines]


@given(contributions(), days, st.randoms(use_true_random=False))
def test_order_never_matters(lines, as_of, chance):
    assert reckon(chance.sample(lines, len(lines)), RULE, as_of=as_of) == reckon(lines, RULE, as_of=as_of)


@given(contributions(), days)
def test_what_counts_was_accepted_by_then_for_a_year_not_after_by_an_admitted_private_member(lines, as_of):
    for counted in reckon(lines, RULE, as_of=as_of).counted:
        line = counted.contribution
        assert counted.amount in {decision.accepted for decision in line.decisions if decision.entered_on <= as_of}
        assert line.was_admitted
        assert line.kind in RULE.kinds
        assert line.year <= as_of.year
        assert counted.amount <= line.declared


@given(contributions(), days, days)
def test_what_is_entered_later_never_changes_what_was_known_before(lines, as_of, known_by):
    known = [Contribution(**{**fields(line), "decisions": tuple(d for d in line.decisions if d.entered_on <= known_by)}) for line in lines]

    then, now = reckon(known, RULE, as_of=as_of, known_by=known_by), reckon(lines, RULE, as_of=as_of, known_by=known_by)
    assert [c.amount for c in then.counted] == [c.amount for c in now.counted]


def fields(line: Contribution) -> dict[str, object]:
    return {name: getattr(line, name) for name in line.__dataclass_fields__}


@given(contributions(), days)
def test_sums_only_grow_down_the_grades_and_end_at_all_that_counts(lines, as_of):
    counted = reckon(lines, RULE, as_of=as_of).counted
    sums = [by_grade(counted).at(level) for level in Level]

    assert sums == sorted(sums)
    assert sums[-1] == sum(line.amount for line in counted)


@given(contributions(), days)
def test_counted_and_left_out_lines_are_all_the_lines_there_are(lines, as_of):
    reckoning = reckon(lines, RULE, as_of=as_of)

    assert len(reckoning.counted) + sum(omission.lines for omission in omissions(reckoning)) == len(lines)


@given(euros, euros, st.lists(st.builds(fund, st.none() | euros, st.none() | euros, st.sampled_from(["RIA", "IA"])), min_size=1))
def test_more_private_money_never_lowers_a_factor_and_the_total_is_one_more(private, more, fundings):
    eu = sum_up(fundings)
    factor, higher, total = per_euro(private, eu), per_euro(private + more, eu), total_per_euro(private, eu)

    if factor is None:
        assert total is None
        assert not eu.high
    else:
        assert factor.low <= higher.low
        assert total.low == factor.low + 1
        assert factor.high is None or factor.low <= factor.high <= higher.high


@given(contributions(), st.lists(st.tuples(days, euros)), days)
def test_the_years_add_up_to_the_whole(lines, signed, as_of):
    projects = [FundedProject(str(n), day, fund(paid, None, "RIA")) for n, (day, paid) in enumerate(signed) if day <= as_of]
    counted = reckon(lines, RULE, as_of=as_of).counted

    years = by_year(projects, counted, CONTRACT, as_of)

    assert [year.year for year in years] == list(range(2016, as_of.year + 1))
    assert sum(year.private.at(Level.ALL) for year in years) == by_grade(counted).at(Level.ALL) == years[-1].private_so_far.at(Level.ALL)
    assert sum((year.eu.low or Decimal(0) for year in years), start=Decimal(0)) == (sum_up(p.funding for p in projects).low or 0)
