"""Bodies as lists and pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, F
from django.utils.translation import gettext_lazy as _

from entente.governance.choices import BodyKind, MandateRole
from entente.governance.models import Body, Mandate, Remit
from entente.search.queries import matching

NOUN = "governance.body"
_HEADINGS = (
    (_("Bodies that decide"), {BodyKind.ASSEMBLY, BodyKind.BOARD, BodyKind.PARTNERSHIP_BOARD}),
    (_("Committees"), {BodyKind.COMMITTEE}),
    (_("Working groups"), {BodyKind.WORKING_GROUP}),
    (_("Task forces"), {BodyKind.TASK_FORCE}),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A body with who chairs it and how many sit in it."""

    body: Body
    chairs: list[str]
    people: int
    organisations: int
    parts: tuple[Body, ...] = ()


def bodies(day: date, *, words: str = "", with_dissolved: bool = False) -> list[Listed]:
    """In the order of kinds, then numbers. Three queries, however many there are."""
    found = Body.objects.named(day)
    if not with_dissolved:
        found = found.standing(day)
    if words.strip():
        found = found.filter(pk__in=matching(NOUN, words))
    rows = sorted(found, key=_place)
    counts, chairs = _counts(day), _chairs(day)
    return [Listed(body, chairs.get(body.pk, []), *counts.get(body.pk, (0, 0))) for body in rows]


def grouped(listed: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """Under headings, as a person reads it; a part of a body that is there too stands with it."""
    rows = list(listed)
    there = {one.body.pk for one in rows}
    parts = [one for one in rows if one.body.parent_id in there]
    whole = [
        replace(one, parts=tuple(part.body for part in parts if part.body.parent_id == one.body.pk)) for one in rows if one not in parts
    ]
    found = ((str(label), [one for one in whole if one.body.kind in kinds]) for label, kinds in _HEADINGS)
    return [(label, bodies) for label, bodies in found if bodies]


def remits_of(body: Body) -> list[Remit]:
    """What it was called and was for, the latest first."""
    return list(Remit.objects.known().filter(body=body).order_by("-from_on", "-pk"))


def _place(body: Body) -> tuple[int, str, int, str]:
    """WG2 before WG10."""
    letters = body.code.rstrip("0123456789")
    return list(BodyKind).index(BodyKind(body.kind)), letters.lower(), int(body.code[len(letters) :] or 0), body.code


def _counts(day: date) -> dict[int, tuple[int, int]]:
    rows = Mandate.objects.sitting(day).order_by().values_list("body").annotate(Count("pk"), Count("organisation", distinct=True))
    return {body: (people, organisations) for body, people, organisations in rows}


def _chairs(day: date) -> dict[int, list[str]]:
    rows = Mandate.objects.sitting(day).filter(role=MandateRole.CHAIR).order_by("person__name_key")
    chairs: dict[int, list[str]] = {}
    for body, name in rows.values_list("body", F("person__name")):
        chairs.setdefault(body, []).append(name)
    return chairs
