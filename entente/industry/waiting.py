"""What of this room waits for a person: labels to decide or to renew, complaints, pitches to answer, wishes of companies to meet."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from entente.industry.choices import Answer, ComplaintState, LabelState, PitchState
from entente.industry.models import Complaint, Issuer, Label, Meeting, Pitch
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

SOON, MOST = timedelta(days=60), 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    keeps = Permission.INDUSTRY_KEEP in permissions
    found = []
    applied = Label.objects.filter(state=LabelState.APPLIED).exclude(applied_by=person_id).order_by("applied_at", "pk")
    if keeps:
        found.append(_prepared(applied, "organisation__name", "pk", "label", _("Decide on the label of %(title)s"), "industry:label", 15))
    elif organisations:
        issues = Issuer.objects.filter(superseded_at=None, from_on__lte=day, organisation__in=organisations)
        live = issues.filter(Q(to_on=None) | Q(to_on__gt=day), country=OuterRef("country"))
        mine = applied.filter(Exists(live)).exclude(organisation__in=organisations)
        found.append(_prepared(mine, "organisation__name", "pk", "label", _("Decide on the label of %(title)s"), "industry:label", 15))
    if organisations:
        ending = Label.objects.filter(state=LabelState.GRANTED, until_on__gte=day, until_on__lte=day + SOON, organisation__in=organisations)
        own = ending.filter(renewals=None).order_by("until_on", "pk")
        rows = part(own, most=MOST, label="number", on="until_on", more=facts(page="pk"))
        found.append(Prepared(rows, _saying("label", _("Renew the label %(title)s"), "industry:label", 10)))
    if keeps:
        open_ones = Complaint.objects.filter(state=ComplaintState.OPEN).exclude(by=person_id).order_by("at", "pk")
        handed = Pitch.objects.filter(state=PitchState.APPLIED).order_by("at", "pk")
        name, page = "label__number", "industry:complaint"
        found.append(_prepared(open_ones, name, "pk", "complaint", _("Look into a complaint about the label %(title)s"), page, 10))
        found.append(_prepared(handed, "title", "pk", "pitch", _("Answer the pitch “%(title)s”"), "industry:pitch", 5))
    wishes = Meeting.objects.filter(attending__person=person_id, answer=Answer.WAITING, attending__day__is_laid_out=False).order_by("pk")
    sentence = _("Say whether you want to meet %(title)s")
    found.append(_prepared(wishes, "pitch__profile__organisation__name", "attending__day_id", "meeting", sentence, "industry:day", 1))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _prepared(rows: QuerySet[Any], label: str, page: str, noun: str, sentence: str, name: str, minutes: int) -> Prepared:
    return Prepared(part(rows, most=MOST, label=label, more=facts(page=page)), _saying(noun, sentence, name, minutes))


def _saying(noun: str, sentence: str, name: str, minutes: int) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        words = sentence % {"title": row.label}
        return Waiting(
            noun, int(row.id), words, name, (int(row.facts["page"]),), due_on=row.on, minutes=minutes, where=_("Industry"), label=row.label
        )

    return say
