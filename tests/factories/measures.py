"""Barriers, measures and scenarios, by the room's own actions."""

from datetime import UTC, date, datetime
from typing import Any

from entente.certification.models import Scheme
from entente.market.actions import barriers, measures
from entente.market.measure_choices import Stage
from entente.market.models import Barrier, Measure
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.vocabulary.models import Country
from tests.factories.members import delegate, member
from tests.factories.people import account

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 11, 28)


def reported(*, organisation: Organisation | None = None, by: Person | None = None, **said: Any) -> Barrier:
    """A French certificate of first-level security, refused in Germany, where a BSZ was asked for."""
    organisation = organisation or member()
    by = by or delegate(organisation).person
    facts = {
        "product": "Edge router",
        "state": Country.objects.get(pk="DE"),
        "sector": "nis2-health",
        "asked": "A certificate of the buyer’s own country.",
        "happened_on": date(2026, 9, 1),
        "scheme": Scheme.objects.get(code="cspn"),
        "asked_scheme": Scheme.objects.get(code="bsz"),
        "cost_low": 60_000,
        "cost_high": 100_000,
        "months": 7,
    }
    return barriers.report(barriers.Reported(**facts | said), organisation, by=by, at=AT)


def verified(grade: str = "B", **said: Any) -> Barrier:
    return barriers.verify(reported(**said), evidence=grade, by=account(RoleCode.OFFICE).person, at=AT)


def candidate(title: str = "CSPN and BSZ count as each other", by: Person | None = None, **said: Any) -> Measure:
    facts = {"effect": "recognise", "terms": {"schemes": ["cspn", "bsz"], "states": ["FR", "DE"]}, "cost_low": 100, "cost_high": 300}
    return measures.compose(measures.Described(title, **facts | said), by=by or account(RoleCode.OFFICE).person, at=AT)


def at_stage(stage: str, measure: Measure | None = None) -> Measure:
    """Taken through its life up to a stage."""
    office, row = account(RoleCode.OFFICE).person, measure or candidate()
    for one in (Stage.OPTIONS, Stage.CONSULTATION, Stage.ADVICE):
        if row.stage == stage:
            return row
        row = measures.step(row, one, text="The board advises it.", on=TODAY, by=office, at=AT)
    if stage == Stage.ADVICE:
        return row
    row = measures.decide(row, reference="C(2026) 9999", on=TODAY, by=account(RoleCode.COMMISSION).person, at=AT)
    return row if stage == Stage.DECIDED else measures.step(row, Stage.IN_FORCE, on=TODAY, by=office, at=AT)
