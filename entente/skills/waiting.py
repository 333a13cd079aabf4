"""What of this room waits for a person: the survey of a member, and what others wrote and the office has to look at."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told
from entente.skills.choices import ReviewState
from entente.skills.models import Asked, Campaign, Course, CyberRange

MOST = 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    found = []
    if organisations:
        silent = Asked.objects.filter(organisation__in=organisations, answered_at=None, survey__closes_at__gt=Now())
        rows = part(silent.order_by("survey__closes_at", "pk"), most=MOST, label="organisation__name", at="survey__closes_at")
        found.append(Prepared(rows, _asked))
    if Permission.SKILLS_KEEP in permissions:
        for noun, model, label in (("course", Course, "title"), ("range", CyberRange, "name"), ("campaign", Campaign, "title")):
            rows = _of_others(model._default_manager.filter(state=ReviewState.PROPOSED), person_id)
            found.append(Prepared(part(rows, most=MOST, label=label, more=facts(by="written_by")), _review(noun)))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _of_others(rows: QuerySet[Any], person_id: int) -> QuerySet[Any]:
    return rows.filter(Q(written_by=None) | ~Q(written_by=person_id)).order_by("written_at", "pk")


def _asked(row: Row) -> Waiting:
    words = _("Say which roles are open at %(name)s") % {"name": row.label}
    until = timezone.localtime(row.at).date() if row.at else None
    return Waiting(
        "asked", int(row.id), words, "skills:answer", (int(row.id),), due_on=until, minutes=5, where=_("Skills"), label=row.label
    )


def _review(noun: str) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        words = _("Review “%(title)s”") % {"title": row.label}
        return Waiting(noun, int(row.id), words, f"skills:{noun}", (int(row.id),), minutes=3, where=_("Skills"), label=row.label)

    return say
