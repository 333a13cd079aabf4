"""What of this room waits: for the office, organisations that applied; for who speaks for a member, its profile to confirm once a year."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.members.actions.confirming import LINK
from entente.members.choices import StandingKind
from entente.members.models import Organisation, Standing
from entente.members.queries.confirmations import held_until, spoken_for_by, unconfirmed
from entente.members.queries.shown import held_on, shown_on
from entente.people.choices import Permission
from entente.people.together import Row, counted, part
from entente.people.waiting import Prepared, Waiting, told

MINUTES = 5  # for one application


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    found = [_profiles(person_id, organisations, day)] if organisations else []
    if Permission.MEMBERS_EDIT in permissions:
        found.append(Prepared(counted(_standing(day, StandingKind.APPLICANT)), _applications))
    return found


def _profiles(person_id: int, organisations: Collection[int], day: date) -> Prepared:
    admitted = _standing(day, StandingKind.ADMITTED).filter(organisation=OuterRef("pk"))
    mine = Organisation.objects.filter(Exists(admitted), Exists(spoken_for_by(person_id, day)), pk__in=organisations)
    return Prepared(part(unconfirmed(mine, day), label="name", on=held_until(), more="slug"), _profile)


def _standing(day: date, kind: StandingKind) -> QuerySet[Standing]:
    return Standing.objects.known().filter(held_on(shown_on(day)), kind=kind)


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _profile(row: Row) -> Waiting:
    sentence, where = _("Confirm the profile of %(name)s") % {"name": row.label}, _("Members")
    said = {"due_on": row.on, "minutes": 2, "where": where, "mail_doable": LINK, "label": row.label}
    return Waiting("profile", int(row.id), sentence, "members:confirm", (row.more,), **said)  # type: ignore[arg-type]


def _applications(row: Row) -> Waiting:
    count = row.number or 0
    sentence = ngettext("%(count)s application to decide", "%(count)s applications to decide", count) % {"count": count}
    took, where = MINUTES * count, _("Members")
    return Waiting("application", "all", sentence, "members:directory", minutes=took, query="standing=applicant", where=where)
