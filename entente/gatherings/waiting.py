"""What of this room waits for a person: invitations to answer, and attendance to note of what it organised."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.letters import choices_of
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.notices import ANSWER
from entente.people.together import Part, Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50
_NOTED_WITHIN = timedelta(days=30)


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return [Prepared(_to_answer(person_id, begins), _invitation), Prepared(_to_note(person_id, begins), _attendance)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _to_answer(person_id: int, begins: datetime) -> Part:
    asked = Guest.objects.filter(person=person_id, state=GuestState.INVITED, gathering__state=GatheringState.ANNOUNCED)
    rows = asked.filter(gathering__starts_at__gt=begins).order_by("gathering__starts_at", "pk")
    home = KeyTextTransform("label", "gathering__home")
    said = facts(marking="gathering__marking", place="gathering__place", link="gathering__link", home=home)
    due = Coalesce("gathering__answer_by", "gathering__starts_at")
    return part(rows, most=MOST, id="gathering_id", label="gathering__title", at=due, more=said)


def _invitation(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "gathering",
        row.id,
        _("Answer the invitation to “%(title)s”") % {"title": row.label},
        "gatherings:gathering",
        (row.id,),
        due_on=timezone.localtime(row.at).date() if row.at else None,
        minutes=1,
        mail_doable=ANSWER,
        where=said["home"] or _("Calendar"),
        label=row.label,
        choices=choices_of(is_hybrid=bool(said["place"] and said["link"])),
        marking=said["marking"],
    )


def _to_note(person_id: int, begins: datetime) -> Part:
    coming = Guest.objects.filter(gathering=OuterRef("pk"), state=GuestState.ACCEPTED, presence="")
    over = Gathering.objects.announced().filter(organiser=person_id, ends_at__lte=begins, ends_at__gt=begins - _NOTED_WITHIN)
    return part(over.filter(Exists(coming)).order_by("ends_at", "pk"), most=MOST, label="title", more=F("marking"))


def _attendance(row: Row) -> Waiting:
    return Waiting(
        "attendance",
        row.id,
        _("Note who came to “%(title)s”") % {"title": row.label},
        "gatherings:attendance",
        (row.id,),
        minutes=3,
        where=_("Calendar"),
        label=row.label,
        marking=row.more,
    )
