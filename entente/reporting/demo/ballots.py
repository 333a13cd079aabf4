"""Votes of the demonstration: dues, the assembly's fictional rules, a counted secret election, a roll-call motion, and a vote that is open.

The rules are invented, as is everything here: how many votes and seats ECSO's classes have is not known. Ballots are drawn from a source
of their own, so that nothing else of the demonstration moves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from entente.ballots import actions, bodies
from entente.ballots.actions import Plan, Sealed, Written
from entente.ballots.choices import Form
from entente.ballots.models import RollRow, Rule, Vote
from entente.engine import rules as engine
from entente.engine.rules import Elects, Method, Source, Threshold
from entente.engine.rules.example import BOARD, EXAMPLE, ORDINARY
from entente.governance.models import Body
from entente.members.imports import File
from entente.members.imports.voting_facts import import_voting_facts
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff, Voices

STATUTES = "Statutes of 13 June 2016 (fictional)"
SINCE = date(2016, 6, 13)
PAYING = engine.Electorate(needs_dues=True, days_before=14)
OPEN_TO_ALL = engine.Electorate()
DECIDES = replace(
    ORDINARY,
    source=Source("Article 14", STATUTES, SINCE),
    electorate=PAYING,
    quorum=engine.Quorum(Threshold(engine.HALF.share)),
    notice_days=28,
)
CONSULTS = replace(
    DECIDES, name="Question to all members", source=Source("Article 15", STATUTES, SINCE), electorate=OPEN_TO_ALL, notice_days=0
)
ELECTS = replace(
    BOARD,
    name="Election of the programme committee",
    source=Source("Article 16", STATUTES, SINCE),
    electorate=PAYING,
    elects=Elects(Method.STV_EXACT, 3, term_months=24),
)
STATEMENTS = (
    "I would open the committee’s papers a week earlier.",
    "Small members need shorter meetings and fewer of them.",
    "The priorities should follow what operators report.",
    "I would publish why each proposal was taken or left.",
    "Ports, hospitals and grids first.",
)


@dataclass(frozen=True, slots=True)
class Assembly:
    """The body, who speaks for each of its members, and who does the office's part."""

    body: Body
    voices: Mapping[int, Person]  # by organisation
    by: Person


def add_all(parts: Sequence[Part], found: Mapping[int, Organisation], voices: Voices, staff: Staff, now: datetime) -> None:
    random = Random(1806)  # noqa: S311 -- the same demonstration every time
    _dues(parts, found, staff)
    speaking = {found[part.number].pk: voices[part.number] for part in parts}
    of = Assembly(Body.objects.get(code="GA"), speaking, staff.office)
    for example in EXAMPLE:
        actions.write_rule(of.body, Written(example, is_example=True), by=of.by, at=noon(SINCE))
    decides, consults, elects = (_adopted(of, said) for said in (DECIDES, CONSULTS, ELECTS))
    _election(of, elects, parts, found, random)
    _motion(of, decides, random)
    _open_vote(of, consults, random, now)


def _dues(parts: Sequence[Part], found: Mapping[int, Organisation], staff: Staff) -> None:
    """Of 2018: most have paid, some have not, of a few nobody knows."""
    lines = []
    for line, part in enumerate(parts, 2):
        state = "unpaid" if part.number % 23 == 7 else "" if part.number % 31 == 5 else "paid"
        said = {"organisation": found[part.number].slug, "year": "2018", "dues": state, "from": "2018-03-01"}
        lines += [(line, said)] if state else []
    file = File("dues-2018.csv", "0" * 64, ("organisation", "year", "dues", "from"), lines)
    import_voting_facts(file, by=staff.second, at=noon(date(2018, 3, 5)))


def _adopted(of: Assembly, said: engine.Rule) -> Rule:
    written = actions.write_rule(of.body, Written(said), by=of.by, at=noon(SINCE))
    return actions.adopt_rule(written, on=SINCE, by=of.by, at=noon(SINCE))


def _election(of: Assembly, rule: Rule, parts: Sequence[Part], found: Mapping[int, Organisation], random: Random) -> None:
    """Secret, ranked, three seats: called in May, closed and counted on 18 June 2018."""
    day = date(2018, 6, 18)
    plan = _plan(rule, "Three members of the programme committee", day, text="For two years, from July 2018.", seed="EURO 2018-06-18")
    vote = _drafted(of, replace(plan, seats=3, term_from=date(2018, 7, 1)), noon(date(2018, 5, 2)))
    early = [part for part in parts if part.admitted_on <= date(2017, 3, 1)]
    for place, statement in enumerate(STATEMENTS):
        one = found[early[place * 17].number]
        person = of.voices[one.pk]
        actions.stand(vote, person, one, statement=statement, by=person, at=noon(date(2018, 5, 15)))
    vote = _opened(of, vote, day)
    for row in _voting(vote, 0.7, random):
        ranking = random.sample(range(1, len(STATEMENTS) + 1), random.choice((2, 3, 5)))
        ranking.sort(key=lambda number: random.random() + (0.12 if number in (2, 5) else 0))
        _cast(of, vote, row, bodies.for_election(ranking, is_ranked=True), random, noon(day))
    _counted(of, vote, day)


def _motion(of: Assembly, rule: Rule, random: Random) -> None:
    day = date(2018, 9, 20)
    vote = _drafted(
        of,
        _plan(
            rule,
            "Shared exercises of the sectors in 2019",
            day,
            text="The assembly asks the groups to prepare two exercises across sectors.",
        ),
        noon(date(2018, 8, 20)),
    )
    vote = _opened(of, vote, day)
    for row in _voting(vote, 0.65, random):
        _cast(of, vote, row, bodies.for_motion(random.choices(("for", "against", "abstain"), weights=(6, 3, 1))[0]), random, noon(day))
    counted = _counted(of, vote, day)
    actions.follow_up(counted.decision, "Two dates and hosts for the exercises", of.by, due_on=date(2018, 12, 15), by=of.by, at=noon(day))


def _open_vote(of: Assembly, rule: Rule, random: Random, now: datetime) -> None:
    """By the real clock: whoever opens the demonstration can cast in it for a fortnight."""
    opens, closes = now - timedelta(hours=2), now + timedelta(days=14)
    text = "The assembly meets twice a year. Should its spring meeting be held online from now on?"
    plan = Plan("Should the spring meeting be online?", rule, opens, closes, text=text, form=Form.WRITTEN)
    vote = actions.draft(of.body, plan, by=of.by, at=opens)
    actions.call(vote, by=of.by, at=opens)
    actions.freeze(vote, by=of.by, at=opens)
    vote = actions.open_vote(vote, by=of.by, at=opens)
    spoken = [row for row in _voting(vote, 0.15, random) if not _signs_in(of, row)]
    for row in spoken:
        _cast(of, vote, row, bodies.for_motion(random.choice(("for", "against"))), random, now - timedelta(hours=1))


def _plan(rule: Rule, title: str, day: date, *, text: str, seed: str = "") -> Plan:
    return Plan(title, rule, noon(day) - timedelta(hours=3), noon(day) + timedelta(hours=3), text=text, form=Form.WRITTEN, seed=seed)


def _drafted(of: Assembly, plan: Plan, at: datetime) -> Vote:
    vote = actions.draft(of.body, plan, by=of.by, at=at)
    return actions.call(vote, by=of.by, at=at)


def _opened(of: Assembly, vote: Vote, day: date) -> Vote:
    actions.freeze(vote, by=of.by, at=noon(day) - timedelta(hours=4))
    return actions.open_vote(vote, by=of.by, at=noon(day) - timedelta(hours=3))


def _counted(of: Assembly, vote: Vote, day: date) -> Vote:
    closed = actions.close(vote, by=of.by, at=noon(day) + timedelta(hours=3))
    return actions.count(closed, by=of.by, at=noon(day) + timedelta(hours=3))


def _voting(vote: Vote, share: float, random: Random) -> list[RollRow]:
    rows = [row for row in RollRow.objects.filter(vote=vote).order_by("place") if row.is_entitled]
    return random.sample(rows, int(len(rows) * share))


def _signs_in(of: Assembly, row: RollRow) -> bool:
    """The delegate of the demonstration, whose vote is left to whoever tries it."""
    return of.voices[row.organisation_id or 0].email == "delegate@demo.example"


def _cast(of: Assembly, vote: Vote, row: RollRow, body: str, random: Random, at: datetime) -> None:
    by = of.voices.get(row.organisation_id or 0) or of.by
    actions.cast(vote, row, Sealed(f"{random.getrandbits(128):032x}", f"{random.getrandbits(128):032x}", body), by=by, at=at)
