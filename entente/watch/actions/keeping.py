"""What writing and importing have in common: columns, lock, index, products, revisions. Within the caller's transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected as Named
from entente.engine.advisories.draft import Severity
from entente.engine.cvss4 import severity as level_of
from entente.engine.marking import Marking, lock
from entente.engine.words import normalised_name
from entente.people.models import Person
from entente.search.actions import mark, put
from entente.watch.audiences_of import audience
from entente.watch.choices import AdvisoryState
from entente.watch.models import Advisory, Affected, Revision
from entente.watch.queries import NOUN


def set_marking(row: Advisory, marking: Marking, given: Recipients) -> None:
    row.marking, row.strictness = marking.value, list(Marking).index(marking)
    row.shared_with = given.stored if given != Recipients() else {}
    row.audience = audience(marking, given)


def set_severity(row: Advisory, found: Severity) -> None:
    """Unknown stays unknown."""
    row.cvss_version, row.cvss_vector, row.score = found.version, found.vector, found.score
    row.score_origin = found.origin if found.score is not None else ""
    row.level = level_of(found.score) if found.score is not None else ""


def lines_of(row: Advisory, named: Iterable[Named]) -> list[Affected]:
    return [
        Affected(
            advisory=row,
            vendor=one.vendor,
            product=one.product,
            versions=one.versions,
            vendor_key=normalised_name(one.vendor)[:250],
            product_key=normalised_name(one.product)[:250],
        )
        for one in named
    ]


def set_affected(row: Advisory, named: Sequence[Named]) -> None:
    row.affected.all().delete()
    Affected.objects.bulk_create(lines_of(row, named))


def revise(row: Advisory, because: str, by: Person | None, at: datetime) -> None:
    """A revision with the next number; the advisory is saved with it."""
    last = row.revisions.aggregate(last=Max("number"))["last"] or 0 if row.pk else 0
    row.revision, row.changed_at = last + 1, at
    row.save()
    Revision.objects.create(advisory=row, number=row.revision, said=row.told, because=because[:500], by=by, at=at)


def close(rows: Sequence[Advisory]) -> None:
    """Lock and index them, and say of each CVE which one lies over the others."""
    for row in rows:
        mark(NOUN, row.pk, lock(row.shared))
    named: dict[int, list[str]] = {}
    for pk, vendor, product in Affected.objects.filter(advisory__in=rows).values_list("advisory", "vendor", "product"):
        named.setdefault(pk, []).append(f"{vendor} {product}")
    put(NOUN, [(row.pk, "\n".join([row.title, row.cve, row.summary, row.advice, *named.get(row.pk, ())])) for row in rows])
    overlay({row.cve for row in rows if row.cve})


def overlay(cves: set[str]) -> None:
    """`is_overlaid` is kept for speed: who may see the stricter one is asked at each look."""
    of_cve: dict[str, list[Advisory]] = {}
    for row in Advisory.objects.filter(cve__in=cves).only("cve", "strictness", "state", "is_overlaid"):
        of_cve.setdefault(row.cve, []).append(row)
    for rows in of_cve.values():
        top = max((one.strictness for one in rows if one.state == AdvisoryState.PUBLISHED), default=0)
        moved = [one for one in rows if one.is_overlaid != (one.strictness < top)]
        for one in moved:
            Advisory.objects.filter(pk=one.pk).update(is_overlaid=not one.is_overlaid)
