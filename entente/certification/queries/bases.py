"""Against what schemes assess, on a day; and which schemes anybody may hold a certificate of, with something that it stands for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, Scheme, SchemeBasis, SchemeLevel
from entente.certification.queries.certificates import live
from entente.certification.queries.graph import Selection


def known_bases(schemes: Collection[int] | None = None) -> list[SchemeBasis]:
    """Of every day, the earliest first: two queries."""
    found = SchemeBasis.objects.known().select_related("scheme", "level", "catalogue").prefetch_related("parts")
    chosen = found if schemes is None else found.filter(scheme__in=schemes)
    return list(chosen.order_by("scheme__name", "level__rank", "catalogue__reference", "from_on"))


def on(bases: Iterable[SchemeBasis], day: date) -> list[SchemeBasis]:
    return [one for one in bases if one.from_on <= day and (one.to_on is None or day < one.to_on)]


def at_level(bases: Iterable[SchemeBasis], levels: Collection[str]) -> list[SchemeBasis]:
    """What holds at every level, and at these; where none is named, only what holds at every level."""
    return [one for one in bases if one.level is None or one.level.code in levels]


def levels_of(certificate: Certificate) -> set[str]:
    """The codes of scheme levels that it is at: its own, and its package."""
    return {certificate.level, f"EAL{certificate.eal}"} - {"", "EALNone"}


def selected(bases: Iterable[SchemeBasis]) -> Selection:
    """All of a catalogue, where one of them says so, and the parts of others."""
    found = Selection()
    for one in bases:
        parts = frozenset(part.pk for part in one.parts.all())
        found |= Selection(parts=parts) if parts else Selection(frozenset([one.catalogue_id]))
    return found


@dataclass(frozen=True, slots=True)
class Level:
    """A scheme, or one of its levels, as a question about coverage names it."""

    asked: str
    name: str


def askable(day: date) -> list[Level]:
    """Schemes that stand for something on the day; where it differs by level, each level."""
    found = on(known_bases(), day)
    by_level = {one.scheme_id for one in found if one.level_id}
    schemes = {one.scheme_id: one.scheme for one in found}
    levels = SchemeLevel.objects.filter(scheme__in=by_level).order_by("rank", "code") if by_level else []
    named = [(scheme, [level for level in levels if level.scheme_id == pk]) for pk, scheme in schemes.items()]
    return [one for scheme, own in named for one in _levels(scheme, own)]


def _levels(scheme: Scheme, levels: list[SchemeLevel]) -> list[Level]:
    if not levels:
        return [Level(f"scheme:{scheme.code}", scheme.name)]
    return [Level(f"scheme:{scheme.code}:{level.code}", f"{scheme.name}, {level.name}") for level in levels]


def standing_for(catalogues: Collection[int], day: date) -> dict[int, int]:
    """How many valid certificates stand for all of each catalogue, as their schemes asked on the day of issue: three queries."""
    asked: dict[int, Q] = {}
    for one in known_bases():
        if one.catalogue_id in catalogues and not one.parts.all():
            asked[one.catalogue_id] = asked.get(one.catalogue_id, Q()) | _issued_against(one)
    counted = {f"of_{pk}": Count("pk", filter=found) for pk, found in asked.items()}
    numbers = live(day, CertificateState.VALID).aggregate(**counted) if counted else {}
    return {pk: numbers[f"of_{pk}"] for pk in asked}


def _issued_against(one: SchemeBasis) -> Q:
    found = Q(scheme=one.scheme_id, issued_on__gte=one.from_on)
    if one.to_on:
        found &= Q(issued_on__lt=one.to_on)
    return found & (Q(level=one.level.code) | Q(eal=_package(one.level.code))) if one.level else found


def _package(code: str) -> int:
    """`EAL4`: 4; no certificate has a package 0."""
    number = code.removeprefix("EAL")
    return int(number) if number != code and number.isascii() and number.isdecimal() else 0
