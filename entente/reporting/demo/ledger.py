"""Entering the invented contributions through the same actions that people use."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import cycle
from random import Random

from entente.agreement import actions
from entente.agreement.actions.accession import NewAccession
from entente.agreement.actions.line import NewLine
from entente.agreement.models import Contract, Declaration
from entente.files.actions import keep
from entente.files.models import Upload
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import SIGNED, Part
from entente.reporting.demo.lines import Line, lines
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff
from entente.reporting.demo.story import DOMINANT, GROWN, MERGED, SUCCESSOR, VOICE

EVIDENCE = b"This document is part of the demonstration. It evidences nothing: organisation and amount are fictional.\n"
RATES = {
    ("SEK", 2016): "9.4689",
    ("SEK", 2017): "9.6351",
    ("PLN", 2016): "4.3632",
    ("PLN", 2017): "4.2570",
    ("CZK", 2016): "27.034",
    ("CZK", 2017): "26.326",
}
RATE_SOURCE = "European Central Bank, euro reference rates, yearly average (check before use)"


def rates(by: Person, *, at: datetime) -> None:
    for (currency, year), per_euro in RATES.items():
        actions.set_rate(currency, year, Decimal(per_euro), source=RATE_SOURCE, by=by, at=at)


def accessions(contract: Contract, cast: list[Part], found: dict[int, Organisation], people: dict[int, Person], by: Person) -> None:
    """219 of the 245 members have signed."""
    for part in cast:
        if part.signs_contract:
            day = max(SIGNED, part.admitted_on)
            actions.accede(
                contract, NewAccession(found[part.number], day, people[part.number].name), by=by, at=noon(day + timedelta(days=3))
            )


def contributions(
    random: Random, contract: Contract, cast: list[Part], found: dict[int, Organisation], people: dict[int, Person], staff: Staff
) -> None:
    """Declared by each delegate, decided by the office in turns; what is above the review amount by both."""
    proof = keep(BytesIO(EVIDENCE), "fictional-evidence.txt", by=staff.office, at=noon(date(2017, 1, 2)))
    turns = cycle(((staff.office, staff.second), (staff.second, staff.office)))
    for line in sorted(lines(random, _answering(random, cast)), key=lambda line: (line.declared_at, line.part.number, line.amount)):
        declared = _declare(contract, line, found[line.part.number], people[line.part.number], proof)
        _decide(random, line, declared, *next(turns))


def _answering(random: Random, cast: list[Part]) -> list[Part]:
    """About three in five; the organisations of the story all answer."""
    return [part for part in cast if random.random() < 0.61 or part.name in {DOMINANT, VOICE, GROWN, SUCCESSOR}]


def _declare(contract: Contract, line: Line, organisation: Organisation, by: Person, proof: Upload) -> Declaration:
    rate = RATES.get((line.currency, line.year))
    new = NewLine(
        organisation=organisation,
        year=line.year,
        activity="follow_up" if line.activity == "ineligible" else line.activity,
        amount=(line.amount * Decimal(rate)).quantize(Decimal(100)) if rate else line.amount,
        grade=line.grade,
        currency=line.currency if rate else "EUR",
    )
    return actions.declare(contract, new, by=by, at=line.declared_at, evidence=[proof] if line.grade in "AB" else ())


def _decide(random: Random, line: Line, declared: Declaration, first: Person, second: Person) -> None:
    if line.decided_at is None:
        return
    if declared.amount > 1_000_000:
        actions.review(declared, by=second, at=line.decided_at - timedelta(days=1))
    if line.outcome == "rejected":
        actions.reject(declared, reason=line.reason, note="The accounts extract names another year.", by=first, at=line.decided_at)
        return
    share = Decimal(random.randint(40, 90)) / 100 if line.outcome == "reduced" else Decimal(1)
    amount = (declared.amount * share).quantize(Decimal("0.01"))
    note = "Only the part that concerns cyber security." if share < 1 else ""
    actions.accept(declared, amount, note=note, by=first, at=line.decided_at)


def nothing_to_report(
    random: Random, contract: Contract, cast: list[Part], found: dict[int, Organisation], people: dict[int, Person]
) -> None:
    """Some answer that there is nothing to report."""
    for part in cast:
        if part.category in {"sme", "association", "cluster"} and part.admitted_on.year <= 2016 and random.random() < 0.25:
            at = datetime(2018, 3, 1, 10, tzinfo=UTC)
            if not Declaration.objects.filter(organisation=found[part.number], year=2017).exists():
                actions.answer_nothing(contract, found[part.number], 2017, by=people[part.number], at=at)


def tales(contract: Contract, named: dict[str, Organisation], voices: dict[str, Person], staff: Staff) -> None:
    """Lines with a story: one dominates its country, one is rejected, one overlaps with its group's and is rejected as double."""
    at = datetime(2018, 4, 9, 9, tzinfo=UTC)
    dominant, merged, successor = named[DOMINANT], named[MERGED], named[SUCCESSOR]
    large = actions.declare(contract, NewLine(dominant, 2017, "production", Decimal(9_400_000), "C"), by=voices[DOMINANT], at=at)
    actions.review(large, by=staff.second, at=at + timedelta(days=3))
    actions.accept(large, large.amount, by=staff.office, at=at + timedelta(days=4))
    late = actions.declare(contract, NewLine(dominant, 2017, "training", Decimal(81_300), "C"), by=voices[DOMINANT], at=at)
    actions.reject(late, reason="wrong_year", note="The invoices are of January 2018.", by=staff.second, at=at + timedelta(days=5))
    first = actions.declare(contract, NewLine(merged, 2017, "demonstration", Decimal(412_000), "C"), by=voices[SUCCESSOR], at=at)
    actions.accept(first, first.amount, by=staff.office, at=at + timedelta(days=6))
    twice = actions.declare(contract, NewLine(successor, 2017, "demonstration", Decimal(412_000), "C"), by=voices[SUCCESSOR], at=at)
    actions.reject(
        twice,
        reason="double",
        note="The same demonstration was declared for the merged company.",
        by=staff.second,
        at=at + timedelta(days=7),
    )


def to_be_corrected(contract: Contract, organisation: Organisation, by: Person, staff: Staff) -> Declaration:
    line = actions.declare(
        contract, NewLine(organisation, 2017, "standardisation", Decimal(300_000), "C"), by=by, at=datetime(2018, 3, 5, 9, tzinfo=UTC)
    )
    actions.accept(line, line.amount, by=staff.office, at=datetime(2018, 3, 12, 9, tzinfo=UTC))
    return line


def correct(contract: Contract, line: Declaration, by: Person, staff: Staff) -> None:
    """After the first release, a delegate corrects an accepted line of 2017 downwards."""
    organisation = line.organisation
    mended = NewLine(organisation, 2017, "standardisation", Decimal(180_000), "C")
    at = datetime(2018, 8, 20, 9, tzinfo=UTC)
    corrected = actions.declare(contract, mended, by=by, at=at, replaces=line, because="120,000 belonged to a national programme")
    actions.accept(corrected, corrected.amount, by=staff.second, at=at + timedelta(days=8))
