"""Advisories as others read them; who asks sees them already. What a format loses, the export names."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from entente.engine.advisories import csaf_out, stix_out
from entente.engine.advisories.draft import Affected, Severity
from entente.engine.advisories.outgoing import CannotExport as CannotExport
from entente.engine.advisories.outgoing import Exported, Outgoing
from entente.engine.marking import Marking
from entente.members.models import Partnership
from entente.watch.models import Advisory

MOST = 2000  # of one bundle
FORMATS = ("csaf", "stix")


def outgoing(rows: QuerySet[Advisory]) -> list[Outgoing]:
    """Five queries, however many."""
    publisher = str(Partnership.objects.first() or "Entente")
    found = rows.prefetch_related("sectors", "affected", "sources", "revisions")
    return [_outgoing(row, publisher) for row in found]


def as_csaf(one: Outgoing) -> Exported:
    return csaf_out.write(one, strict_as_amber=settings.CSAF_STRICT_AS_AMBER)


def as_stix(given: Iterable[Outgoing], at: datetime) -> Exported:
    return stix_out.bundle(given, str(Partnership.objects.first() or "Entente"), settings.BASE_URL, at)


def sorted_out(given: Sequence[Outgoing]) -> tuple[list[Outgoing], list[tuple[str, str]]]:
    """Those that may go out, and (number, why) of those that may not."""
    going = [one for one in given if one.marking is not Marking.RED]
    return going, [(one.number, "TLP:RED is for the persons named and is not exported.") for one in given if one.marking is Marking.RED]


def losses_of(one: Outgoing) -> dict[str, tuple[list[str], str]]:
    """By format: what it would lose, or why it is refused."""
    found: dict[str, tuple[list[str], str]] = {}
    makers: dict[str, Any] = {"csaf": as_csaf, "stix": lambda this: as_stix([this], this.changed_at)}
    for name, make in makers.items():
        try:
            found[name] = (list(make(one).losses), "")
        except CannotExport as why:
            found[name] = ([], str(why))
    return found


def number_of(row: Advisory) -> str:
    return f"ENTENTE-WATCH-{row.pk}"


def _outgoing(row: Advisory, publisher: str) -> Outgoing:
    revisions = sorted(row.revisions.all(), key=lambda one: one.number)
    return Outgoing(
        number=number_of(row),
        title=row.title,
        marking=Marking(row.marking),
        published_at=revisions[0].at,
        changed_at=revisions[-1].at,
        publisher=publisher,
        namespace=settings.BASE_URL,
        history=tuple((one.number, one.at, one.because) for one in revisions),
        cve=row.cve,
        summary=row.summary,
        advice=row.advice,
        pap=row.pap,
        sectors=tuple(sorted(one.pk for one in row.sectors.all())),
        affected=tuple(Affected(one.vendor, one.product, one.versions) for one in row.affected.all()),
        severity=Severity(row.cvss_version, row.cvss_vector, row.score, row.score_origin),
        links=tuple(row.links),
        sources=tuple(dict.fromkeys(one.name for one in row.sources.all() if one.name)),
        is_fictional=row.is_fictional,
    )
