"""The programme of the demonstration: the ten goals of the founding text; every indicator's figures and every initiative invented."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from entente.governance.models import Body
from entente.indicators import actions as indicators
from entente.indicators.actions import Definition, Seen
from entente.indicators.choices import Source
from entente.indicators.models import Indicator
from entente.members.models import Organisation
from entente.people.models import Person
from entente.programme import actions
from entente.programme.actions import GoalFacts, Planned, Proposal
from entente.programme.choices import Horizon, Turn
from entente.programme.models import Goal, Initiative, Milestone
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff
from entente.reporting.observing import observe_all

SOURCE = "Founding text of the organisation, 2016"
GOALS = (  # title, horizon, owner, why, indicators
    ("Set priorities for research and innovation", Horizon.SHORT, "WG6", "Horizon 2020 funds what the field agrees on.", ("topics",)),
    ("A European certification framework", Horizon.SHORT, "WG1", "One certificate should open all markets.", ("syllabus",)),
    ("Standardisation", Horizon.MEDIUM, "WG1", "Products that follow the same standards work together.", ()),
    ("Support to SMEs", Horizon.MEDIUM, "WG4", "Small companies bring much of what is new.", ("investors",)),
    ("Regional and international dialogue", Horizon.MEDIUM, "WG4", "Regions and partners abroad decide with us.", ("regions",)),
    ("Education, training and awareness", Horizon.MEDIUM, "WG5", "Skills are scarce, and people are the first defence.", ("trained",)),
    ("Competitiveness of the industry", Horizon.LONG, "WG2", "What is made here should be bought here and abroad.", ("leverage",)),
    ("A world-leading European industry", Horizon.LONG, "WG2", "Who leads sets the rules.", ()),
    (
        "Share procedures and solutions between industries",
        Horizon.PUBLIC,
        "WG3",
        "Energy, health, transport and finance learn alike.",
        ("shared",),
    ),
    ("Measures against fragmentation of the market", Horizon.PUBLIC, "", "The Commission takes measures such as certification.", ()),
)
INDICATORS = {  # name, unit, baseline at the end of 2016, targets, observed on 2018-06-30; None: not collected
    "topics": ("Research topics proposed", "topics", 0, {2018: 60, 2020: 100}, 52),
    "syllabus": ("Standards and schemes described", "schemes", 0, {2018: 280}, 290),
    "investors": ("Meetings of SMEs with investors", "meetings", 0, {2018: 300, 2020: 600}, 205),
    "regions": ("Regional partners", "partners", 4, {2018: 30}, 14),
    "trained": ("People trained", "people", 0, {2018: 400, 2020: 1000}, 270),
    "shared": ("Practices shared between sectors", "practices", 0, {2018: 20}, None),
}
COMPUTED = {  # name, unit, measure, baseline, targets
    "leverage": ("Certified private euros per EU euro", "euros", "leverage.certified", 0, {2020: 3}),
    "members": ("Members", "organisations", "members", 132, {2018: 240}),
}


def add_all(member: Organisation, voice: Person, partner: Organisation, staff: Staff, now: datetime) -> None:
    """`member` is the one whose delegate can sign in."""
    at = noon(date(2017, 1, 20))
    measured = _indicators(staff, at)
    indicators.bring_common(by=staff.office, at=at)
    goals = _goals(measured, staff.office, at)
    academy = _initiative(goals[5], "Harbour Academy", member, [partner], voice, staff, at, _day(1, 2017), _day(12, 2019))
    label = _initiative(goals[3], "Label for European companies", None, [], staff.office, staff, at, _day(3, 2017), _day(6, 2019))
    ports = _initiative(
        goals[8], "SEAWALL: ports that withstand", partner, [member], staff.office, staff, at, _day(9, 2017), _day(12, 2019)
    )
    _milestones(academy, label, ports, staff, at)
    later = Proposal(
        "Shared exercises of hospitals", "Three hospitals defend each other.", [goals[8]], _day(1, 2019), _day(12, 2019), partner
    )
    actions.propose(later, by=staff.office, at=noon(date(2018, 9, 20)), is_fictional=True)
    text = "Four ports said what they need. The curriculum comes late; two more authors are needed by the end of the year."
    review = actions.write_review(goals[5], until=date(2018, 6, 30), narrative=text, by=staff.office, at=noon(date(2018, 9, 10)))
    actions.put_before_the_board(review, by=staff.office, at=noon(date(2018, 9, 11)))
    actions.adopt_review(
        review, on=date(2018, 9, 19), decision="Board of 19 September 2018, item 9", by=staff.office, at=noon(date(2018, 9, 20))
    )
    draft = Seen(date(2018, 9, 30), Decimal(305), evidence="Lists of participants", asked=12, answered=9)
    indicators.observe(measured["trained"], draft, by=staff.second, at=noon(date(2018, 9, 30)))
    observe_all(at=now)


def _indicators(staff: Staff, at: datetime) -> dict[str, Indicator]:
    found = {}
    for code, (name, unit, begin, targets, value) in INDICATORS.items():
        found[code] = _defined(code, name, unit, "", begin, targets, staff.office, at)
        if value is not None:
            seen = Seen(date(2018, 6, 30), Decimal(value), evidence="Reports of the working groups", asked=20, answered=16)
            draft = indicators.observe(found[code], seen, by=staff.second, at=noon(date(2018, 7, 10)))
            indicators.validate(draft, by=staff.office, at=noon(date(2018, 7, 11)))
    for code, (name, unit, measure, begin, targets) in COMPUTED.items():
        found[code] = _defined(code, name, unit, measure, begin, targets, staff.office, at)
    return found


def _defined(code: str, name: str, unit: str, measure: str, begin: int, targets: Mapping[int, int], by: Person, at: datetime) -> Indicator:
    said = Definition(
        code,
        name,
        "An example of how an indicator is kept; its targets are invented.",
        unit,
        source=Source.COMPUTED if measure else Source.ENTERED,
        measure=measure,
        baseline=Decimal(begin),
        baseline_on=date(2016, 12, 31),
        targets={year: Decimal(value) for year, value in targets.items()},
        is_example=True,
    )
    return indicators.define(said, by=by, at=at)


def _goals(measured: Mapping[str, Indicator], by: Person, at: datetime) -> list[Goal]:
    owners = {body.code: body for body in Body.objects.all()}
    return [
        actions.set_goal(GoalFacts(place, title, why, horizon, owners.get(owner), [measured[code] for code in codes], SOURCE), by=by, at=at)
        for place, (title, horizon, owner, why, codes) in enumerate(GOALS, 1)
    ]


def _initiative(
    goal: Goal,
    title: str,
    lead: Organisation | None,
    partners: Sequence[Organisation],
    by: Person,
    staff: Staff,
    at: datetime,
    begins: date,
    ends: date,
) -> Initiative:
    said = Proposal(title, "An invented initiative of the demonstration.", [goal], begins, ends, lead, partners, budget=Decimal(240_000))
    row = actions.propose(said, by=by, at=at, is_fictional=True)
    for turn in (Turn.ADOPT, Turn.BEGIN):
        row = actions.move(row, turn, by=staff.office, at=at)
    return row


def _milestones(academy: Initiative, label: Initiative, ports: Initiative, staff: Staff, at: datetime) -> None:
    """The curriculum slips, and moves the first course and what the ports wait for."""
    groups = {body.code: body for body in Body.objects.all()}

    def planned(of: Initiative, said: Planned) -> Milestone:
        return actions.plan_milestone(of, said, by=staff.office, at=at)

    needs = planned(academy, Planned("Needs of the ports", _day(2, 2017), _day(9, 2017), group=groups.get("WG5")))
    curriculum = planned(academy, Planned("Curriculum", _day(10, 2017), _day(8, 2018), [needs], groups.get("WG5")))
    course = planned(academy, Planned("First course", _day(9, 2018), _day(12, 2018), [curriculum]))
    planned(ports, Planned("Exercise of four ports", _day(1, 2019), _day(5, 2019), [course], groups.get("WG3")))
    criteria = planned(label, Planned("Criteria of the label", _day(3, 2017), _day(6, 2018), group=groups.get("WG4")))
    planned(label, Planned("First ten labels", _day(7, 2018), _day(3, 2019), [criteria]))
    actions.reach(needs, on=date(2017, 9, 28), evidence="D1.1, in the papers of WG5", by=staff.office, at=noon(date(2017, 9, 29)))
    actions.reach(criteria, on=date(2018, 6, 12), evidence="Criteria, version 1", by=staff.office, at=noon(date(2018, 6, 13)))
    why = "Two authors left; others were found in September"
    actions.expect(curriculum, on=date(2018, 11, 30), because=why, by=staff.office, at=noon(date(2018, 9, 12)))


def _day(month: int, year: int) -> date:
    """The first of the month; plans here are by months."""
    return date(year, month, 1)
