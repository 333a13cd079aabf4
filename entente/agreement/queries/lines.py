"""The ledger's lines as the engine reckons with them: who declared what, what was decided when, who the organisation was."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from entente.agreement.choices import Source
from entente.agreement.models import Contract, Decision, Declaration
from entente.agreement.queries.classes import Classes, classes_on_days
from entente.agreement.queries.contract import counts_fiction
from entente.agreement.queries.days import end_of
from entente.engine import ledger
from entente.members.choices import Kind, SizeClass
from entente.members.models import Continuation
from entente.members.queries import Class, parents_on

# What a participant that nobody classified is taken for: the kind of activity that the grant's record states.
BY_ACTIVITY = {"HES": Kind.UNIVERSITY, "REC": Kind.RESEARCH_CENTRE, "PUB": Kind.NATIONAL_AUTHORITY, "PRC": Kind.LARGE_COMPANY}
SMALL = {SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM}
NAMES = (
    "pk", "organisation_id", "organisation__name", "organisation__slug", "organisation__country_id", "organisation__activity",
    "organisation__size", "year", "activity", "grade", "source", "amount", "replaces_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line as people read it, beside the contribution as the engine reckons with it."""

    pk: int
    organisation: int
    name: str
    slug: str
    source: str
    category: str
    contribution: ledger.Contribution

    @property
    def is_public(self) -> bool:
        """Whether anybody can work it out from a public grant record."""
        return self.source == Source.PARTICIPATION


def lines_of(contract: Contract, as_of: date, known_by: date | None = None) -> dict[str, Line]:
    """Every declaration known by the day, by its key in the engine; plans are no contributions. Nine queries, whatever their number."""
    known_at = end_of(known_by or as_of)
    rows = _declared(contract, known_at)
    days = {min(date(row["year"], 12, 31), as_of) for row in rows}
    classes, parents = classes_on_days(days, known_at), parents_on(as_of, known_at)
    successors = _successors(known_at)
    decisions = _decisions(contract, known_at)
    corrected = {row["replaces_id"] for row in rows if row["replaces_id"]}
    claims = [
        row for row in rows if row["pk"] not in corrected or decisions[row["pk"]]
    ]  # corrected before anybody decided: no claim any more
    return {str(row["pk"]): _line(row, _was(row, as_of, classes, successors), parents, decisions[row["pk"]]) for row in claims}


def _was(row: Mapping[str, Any], as_of: date, classes: Mapping[date, Classes], successors: Mapping[int, list[tuple[date, int]]]) -> Class:
    """What the organisation was on the last day of the line's year; one that was merged by then, what its successor was."""
    day, pk = min(date(row["year"], 12, 31), as_of), row["organisation_id"]
    for _step in successors:  # a chain is never longer than the links there are
        pk = next((successor for start, successor in successors.get(pk, ()) if start <= day), pk)
    return classes[day].get(pk) or Class("", "", "", row["organisation__country_id"], False)


def _successors(known_at: datetime) -> dict[int, list[tuple[date, int]]]:
    found: dict[int, list[tuple[date, int]]] = {}
    for organisation, start, successor in Continuation.objects.known(known_at).values_list("organisation_id", "from_on", "successor_id"):
        found.setdefault(organisation, []).append((start, successor))
    return found


def _declared(contract: Contract, known_at: datetime) -> list[dict[str, Any]]:
    fiction = counts_fiction()
    ours = Q(participation=None) | Q(participation__project__is_fictional=fiction)
    found = Declaration.objects.filter(ours, contract=contract, at__lte=known_at, is_planned=False)
    return list(found.order_by("pk").values(*NAMES))


def _decisions(contract: Contract, known_at: datetime) -> Mapping[int, tuple[ledger.Decision, ...]]:
    """By declaration: the decision that lives by the instant, and those entered later (their line is left out as such)."""
    live = Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at)
    rows = Decision.objects.filter(live | Q(at__gt=known_at), declaration__contract=contract).order_by("at", "pk")
    found: dict[int, list[ledger.Decision]] = defaultdict(list)
    for declaration, accepted, at in rows.values_list("declaration_id", "accepted", "at"):
        found[declaration].append(ledger.Decision(accepted, ledger.day_of(at)))
    return defaultdict(tuple, {declaration: tuple(decisions) for declaration, decisions in found.items()})


def _line(row: Mapping[str, Any], was: Class, parents: Mapping[int, int], decisions: tuple[ledger.Decision, ...]) -> Line:
    pk = row["organisation_id"]
    return Line(
        pk=row["pk"],
        organisation=pk,
        name=row["organisation__name"],
        slug=row["organisation__slug"],
        source=row["source"],
        category=was.category,
        contribution=ledger.Contribution(
            declaration=str(row["pk"]),
            organisation=str(pk),
            parent=str(parents.get(pk, pk)),
            year=row["year"],
            activity=row["activity"],
            grade=ledger.Grade(row["grade"]),
            declared=row["amount"],
            kind=was.kind or kind_by_activity(row["organisation__activity"], row["organisation__size"]),
            country=was.country,
            was_admitted=was.is_member,
            decisions=decisions,
            replaces=str(row["replaces_id"]) if row["replaces_id"] else None,
        ),
    )


def kind_by_activity(activity: str, size: str) -> str:
    if activity == "PRC" and size in SMALL:
        return Kind.SME
    return BY_ACTIVITY.get(activity, "")
