"""Schemes as of a day: where each stands, which countries have what for which scope, and one of them with all that belongs to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from entente.certification.choices import SchemeState, Scope
from entente.certification.models import Certificate, Scheme, SchemeBasis, SchemeBody, SchemeLevel, SchemeLink, SchemeStatus
from entente.certification.queries.bases import known_bases

EUROPE, WORLD = "EU", "ISO"  # rows of the landscape that are no country


@dataclass(frozen=True, slots=True)
class Tracked:
    """A scheme and where it stands on the day; without a status it is not known where."""

    scheme: Scheme
    status: SchemeStatus | None
    certificates: int = 0

    @property
    def told(self) -> dict[str, Any]:
        return {
            "code": self.scheme.code,
            "name": self.scheme.name,
            "state": self.status.state if self.status else None,
            "since": self.status.from_on if self.status and self.status.is_since_known else None,
            "checked_on": self.status.checked_on if self.status else self.scheme.checked_on,
            "source": (self.status.source if self.status else "") or self.scheme.source,
        }


def tracked(day: date) -> list[Tracked]:
    """Three queries; European first, then by country; what is in force before the rest."""
    statuses = {row.scheme_id: row for row in SchemeStatus.objects.known().on(day)}
    counts = dict(Certificate.objects.values_list("scheme").annotate(count=Count("pk")))
    rows = [Tracked(scheme, statuses.get(scheme.pk), counts.get(scheme.pk, 0)) for scheme in Scheme.objects.all()]
    return sorted(
        rows, key=lambda one: (_place(one.scheme), one.status is None or one.status.state != SchemeState.IN_FORCE, one.scheme.name)
    )


def _place(scheme: Scheme) -> tuple[int, str]:
    return ({"eu": 0, "international": 1}.get(scheme.reach, 2), scheme.country_id or "")


@dataclass(slots=True)
class Landscape:
    """Which schemes each country has for each scope."""

    cells: dict[tuple[str, str], list[Tracked]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    def of(self, place: str, scope: str) -> list[Tracked]:
        return self.cells.get((place, scope), [])

    def counts(self, scope: str = "") -> dict[str, int]:
        """Schemes by country; those of no country stand apart."""
        found = {place: self._at(place, scope) for place in self.places if place not in (EUROPE, WORLD)}
        return {place: count for place, count in found.items() if count}

    def _at(self, place: str, scope: str) -> int:
        scopes: Iterable[str] = [scope] if scope else Scope.values
        return len({one.scheme.pk for name in scopes for one in self.of(place, name)})


def landscape(rows: Iterable[Tracked]) -> Landscape:
    found = Landscape()
    for one in rows:
        place = one.scheme.country_id or (EUROPE if one.scheme.reach == "eu" else WORLD)
        if place not in found.places:
            found.places.append(place)
        for scope in one.scheme.scopes:
            found.cells.setdefault((place, scope), []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """One scheme with all that belongs to it."""

    scheme: Scheme
    statuses: list[SchemeStatus]
    levels: list[SchemeLevel]
    bodies: list[SchemeBody]
    links: list[SchemeLink]
    by_year: Mapping[int | None, int]
    bases: list[SchemeBasis]

    def status_on(self, day: date) -> SchemeStatus | None:
        return next((row for row in self.statuses if row.from_on <= day and (row.to_on is None or day < row.to_on)), None)

    @property
    def links_out(self) -> list[SchemeLink]:
        return [link for link in self.links if link.scheme_id == self.scheme.pk]

    @property
    def links_in(self) -> list[SchemeLink]:
        return [link for link in self.links if link.other_id == self.scheme.pk]


def whole(scheme: Scheme) -> Whole:
    """At most seven queries."""
    links = SchemeLink.objects.filter(Q(scheme=scheme) | Q(other=scheme)).select_related("scheme", "other").order_by("kind", "other__name")
    years = (
        Certificate.objects.filter(scheme=scheme).annotate(year=ExtractYear("issued_on")).values_list("year").annotate(count=Count("pk"))
    )
    return Whole(
        scheme=scheme,
        statuses=list(SchemeStatus.objects.known().filter(scheme=scheme).order_by("from_on")),
        levels=list(SchemeLevel.objects.filter(scheme=scheme).order_by("rank", "code")),
        bodies=list(SchemeBody.objects.filter(scheme=scheme).select_related("organisation").order_by("role", "name")),
        links=list(links),
        by_year=dict(sorted(years, key=lambda pair: (pair[0] is None, pair[0]))),
        bases=known_bases([scheme.pk]),
    )
