"""Measures in the demonstration: the real register; candidates, barriers and their costs are fictional, and say so."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from entente.certification.models import Scheme
from entente.market.actions import barriers, measures
from entente.market.actions.barriers import Reported
from entente.market.actions.measure_register import load_measures
from entente.market.actions.measures import Described
from entente.market.actions.scenarios import keep_scenario
from entente.market.measure_choices import Stage
from entente.market.models import Measure
from entente.market.queries.baseline import baseline
from entente.market.scenarios import read
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.reporting.demo.people import Staff, Voices
from entente.vocabulary.models import Country

NOTE = "Fictional: an example of the demonstration"
CANDIDATES: list[tuple[str, str, dict[str, Any], int, int]] = [
    ("Fixed-time evaluations recognise each other", "recognise", {"schemes": ["cspn", "bsz", "lince:basic"]}, 300_000, 700_000),
    (
        "A European scheme for fixed-time evaluation",
        "adopt",
        {"scheme": "eu-fixed-time", "replaces": ["cspn", "bsz", "lince"], "levels": [{"level": "basic"}]},
        2_000_000,
        5_000_000,
    ),
    ("EUCC substantial is enough in energy", "accept", {"accepts": ["eucc:substantial"], "sectors": ["nis2-energy"]}, 150_000, 400_000),
    (
        "EUCC substantial is enough in transport",
        "accept",
        {"accepts": ["eucc:substantial"], "sectors": ["nis2-transport"]},
        150_000,
        450_000,
    ),
    (
        "National product certificates count in banking",
        "accept",
        {"accepts": ["cspn", "bsz"], "sectors": ["nis2-banking"]},
        80_000,
        200_000,
    ),
    ("Laboratories for EUCC are funded", "fund", {"schemes": ["eucc"], "cheaper_by": [5, 15, 30]}, 4_000_000, 9_000_000),
]
GROUP = "fixed-time evaluation"
REFUSED = (
    ("DE", "cspn", "bsz"),
    ("FR", "bsz", "cspn"),
    ("DE", "lince", "bsz"),
    ("DE", "cspn", "bsz"),
    ("FR", "lince", "cspn"),
    ("DE", "cspn", "bsz"),
)


def add_all(parts: Sequence[Part], found: Mapping[int, Organisation], voices: Voices, staff: Staff, now: datetime) -> None:
    load_measures(by=staff.office, at=now)
    made = [_candidate(place, *said, staff.office, now) for place, said in enumerate(CANDIDATES)]
    reporters = [(found[part.number], voices[part.number]) for part in parts if part.number in voices][: len(REFUSED)]
    _barriers(reporters, made[0], staff, now)
    _life(made, reporters, Person.objects.get(email="commission@demo.example"), staff, now)
    _scenario(made, staff.office, now)


def _candidate(place: int, title: str, effect: str, terms: dict[str, Any], low: int, high: int, by: Person, now: datetime) -> Measure:
    said = Described(
        title,
        what=NOTE,
        effect=effect,
        terms=terms,
        cost_low=Decimal(low),
        cost_high=Decimal(high),
        effort_low=40 * (place + 1),
        effort_high=90 * (place + 1),
        group=GROUP if place < 2 else "",
        source_note=NOTE,
    )
    return measures.compose(said, by=by, at=now)


def _barriers(reporters: Sequence[tuple[Organisation, Person]], measure: Measure, staff: Staff, now: datetime) -> None:
    """Six reports; the last still waits for verification."""
    schemes = {one.code: one for one in Scheme.objects.filter(code__in=["cspn", "bsz", "lince"])}
    for place, ((organisation, person), (state, held, asked)) in enumerate(zip(reporters, REFUSED, strict=False)):
        said = Reported(
            product=f"Edge gateway {place + 1}",
            state=Country.objects.get(pk=state),
            sector="nis2-energy",
            asked="A certificate of the buyer’s own country was asked for; we certified again.",
            happened_on=now.date() - timedelta(days=60 + 40 * place),
            scheme=schemes[held],
            asked_scheme=schemes[asked],
            cost_low=Decimal(50_000 + 5_000 * place),
            cost_high=Decimal(80_000 + 9_000 * place),
            months=5 + place,
            may_be_named=place % 2 == 0,
        )
        barrier = barriers.report(said, organisation, by=person, at=now)
        if place < len(REFUSED) - 1:
            barriers.verify(barrier, evidence="BCCBC"[place], by=staff.second, at=now)
            barriers.bundle(barrier, measure, by=staff.second, at=now)


def _life(
    made: Sequence[Measure], reporters: Sequence[tuple[Organisation, Person]], commission: Person, staff: Staff, now: datetime
) -> None:
    """One in consultation with positions, one that waits for the Commission, one decided."""
    day = timezone.localtime(now).date()
    for measure, last in ((made[0], Stage.CONSULTATION), (made[2], Stage.ADVICE), (made[4], Stage.ADVICE)):
        for stage in (Stage.OPTIONS, Stage.CONSULTATION, Stage.ADVICE):
            on = day + timedelta(days=30) if stage == Stage.CONSULTATION else day
            measures.step(measure, stage, text=NOTE, on=on, by=staff.office, at=now)
            if stage == Stage.CONSULTATION:
                for (organisation, person), stance in zip(reporters, ("for", "for", "conditions", "against"), strict=False):
                    measures.take_position(measure, organisation, stance, text=NOTE, on=day, by=person, at=now)
            if stage == last:
                break
    measures.decide(made[4], reference="Fictional decision 1", text=NOTE, on=day, by=commission, at=now)


def _scenario(made: Sequence[Measure], by: Person, now: datetime) -> None:
    day = timezone.localtime(now).date()
    chosen = [{**one.told, "on": date(day.year + 1 + place, 1, 1).isoformat()} for place, one in enumerate((made[0], made[2], made[3]))]
    data = {"name": "Recognition first, acceptance later", "years": list(range(day.year, day.year + 6)), "measures": chosen}
    keep_scenario(read(data, baseline(day)), by=by, at=now)
