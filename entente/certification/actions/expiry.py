"""Telling the people of a holder that its certificates end: half a year, a quarter, a month before, each once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente import record
from entente.certification.models import Certificate, ExpiryTold
from entente.certification.notices import EXPIRY
from entente.certification.queries.certificates import ending
from entente.members.access import SPEAKING
from entente.members.models import Delegation, Organisation
from entente.notices.actions import tell

DISTANCES = (30, 90, 180)
Due = list[tuple[Certificate, int]]


def tell_all(*, on: date, at: datetime) -> dict[str, int]:
    """One notice an organisation, each in a transaction of its own; running it again tells nobody twice."""
    counts = {"certificates": 0, "people": 0}
    for organisation, certificates in _by_organisation(on).items():
        told = _tell(organisation, certificates, on=on, at=at)
        counts = {name: counts[name] + told[name] for name in counts}
    return counts


def _by_organisation(on: date) -> dict[Organisation, list[Certificate]]:
    found: dict[Organisation, list[Certificate]] = {}
    held = ending(on, holder__organisation__isnull=False).select_related("holder__organisation", "scheme")
    for one in held:
        if one.holder and one.holder.organisation:
            found.setdefault(one.holder.organisation, []).append(one)
    return found


@transaction.atomic
def _tell(organisation: Organisation, certificates: Sequence[Certificate], *, on: date, at: datetime) -> dict[str, int]:
    entry = record.open()
    due = _untold(certificates, on)
    people = list(
        Delegation.objects.known()
        .on(on)
        .filter(organisation=organisation, role__in=SPEAKING)
        .values_list("person_id", flat=True)
        .distinct()
    )
    if not due or not people:
        return {"certificates": 0, "people": 0}
    tell(EXPIRY, to=people, subject=_subject(organisation, due), body=_body(due), by=None, at=at)
    ExpiryTold.objects.bulk_create(_rows(due, at), ignore_conflicts=True)
    done = {"certificates": len(due), "people": len(people)}
    entry.enter("certificates.expiry_told", organisation, by=None, organisation=organisation, after=done)
    return done


def _untold(certificates: Sequence[Certificate], on: date) -> Due:
    told = set(ExpiryTold.objects.filter(certificate__in=certificates).values_list("certificate_id", "ends_on", "days"))
    near = [(one, distance) for one in certificates if (distance := _distance(one, on))]
    return [(one, distance) for one, distance in near if (one.pk, one.ends_on, distance) not in told]


def _distance(one: Certificate, on: date) -> int | None:
    left = (one.ends_on - on).days if one.ends_on else 0
    return next((distance for distance in DISTANCES if left <= distance), None)


def _rows(due: Due, at: datetime) -> Iterable[ExpiryTold]:
    """Whoever is told at a month is not told of the quarter any more."""
    return [
        ExpiryTold(certificate=one, ends_on=one.ends_on, days=days, at=at)
        for one, distance in due
        if one.ends_on
        for days in DISTANCES
        if days >= distance
    ]


def _subject(organisation: Organisation, due: Due) -> str:
    said = ngettext("A certificate of %(organisation)s ends soon", "%(count)s certificates of %(organisation)s end soon", len(due))
    return said % {"organisation": organisation.name[:120], "count": len(due)}


def _body(due: Due) -> str:
    lines = [_("These end in the coming months. Evaluations take long: now is the time to ask for what comes after."), ""]
    lines += [
        f"- **{_plain(str(one))}**, {_plain(one.name[:120])}: {date_format(one.ends_on, 'j F Y')}" for one, _distance in due if one.ends_on
    ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """What registers write is not markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>~&" else sign for sign in text)
