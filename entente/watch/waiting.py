"""What of this room waits for a person: advisories that its organisations are asked to answer."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from entente.engine.marking import COMMUNITY, EVERYONE
from entente.governance.models import Mandate
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told
from entente.search.models import Lock
from entente.watch.actions.telling import ANSWER
from entente.watch.choices import AdvisoryState
from entente.watch.models import Asked
from entente.watch.queries import NOUN

LONG_PAST, MOST = timedelta(days=180), 30


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Only while the organisation still holds a key of its own to it: one that left the circle is asked no more."""
    if not organisations:
        return []
    open_ = Asked.objects.filter(organisation__in=organisations, stance="", due_on__gte=day - LONG_PAST)
    rows = open_.filter(_opened(day), advisory__state=AdvisoryState.PUBLISHED).order_by("due_on", "pk")
    said = facts(page="advisory_id", marking="advisory__marking", by="organisation__name", cve="advisory__cve")
    return [Prepared(part(rows, most=MOST, label="advisory__title", on="due_on", more=said), _said)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _opened(day: date) -> Q:
    """By a lock that names everyone, the community, the organisation, or a group where somebody sits for it today."""
    locks = Lock.objects.filter(noun=NOUN, object_id=OuterRef("advisory_id"))
    own = Concat(Value("organisation:"), Cast(OuterRef("organisation_id"), CharField()))
    group = Concat(Value("group:"), Cast(OuterRef("body_id"), CharField()))
    of_group = Lock.objects.filter(noun=NOUN, object_id=OuterRef(OuterRef("advisory_id")), key=group)
    seats = Mandate.objects.sitting(day).filter(Exists(of_group), organisation=OuterRef("organisation_id"))
    return Q(Exists(locks.filter(Q(key__in=[EVERYONE, COMMUNITY]) | Q(key=own)))) | Q(Exists(seats))


def _said(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "advisory",
        int(said["page"]),
        _("Say how %(by)s stands with “%(title)s”") % {"by": said["by"], "title": row.label},
        "watch:advisory",
        (int(said["page"]),),
        due_on=row.on,
        minutes=3,
        where=_("Watch"),
        marking=said["marking"],
        mail_doable=ANSWER,
        label=row.label,
    )
