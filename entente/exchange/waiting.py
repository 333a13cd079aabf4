"""What of this room waits for a person: reviews, what was sent back, renewals, questions of its circles, how something goes."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from entente.exchange.choices import GOING_ON, NeedState, PracticeState, VersionState
from entente.exchange.models import Answer, Need, Practice, Question, Reuse, Suggestion, Version
from entente.governance.models import Mandate
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

Rows = QuerySet[Any, Any]
SOON, AFTER, MOST = timedelta(days=60), timedelta(days=30), 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    found = [_questions(person_id, day)]
    if organisations:
        ending = Practice.objects.filter(state=PracticeState.PUBLISHED, organisation__in=organisations, expires_on__lte=day + SOON)
        back = Version.objects.filter(state=VersionState.DRAFT, practice__organisation__in=organisations).exclude(remark="")
        going = Reuse.objects.filter(state__in=GOING_ON, organisation__in=organisations, moved_on__lte=day - AFTER)
        fresh = Suggestion.objects.filter(need=OuterRef("pk"), dismissed_at=None, found_at__date__gt=day - AFTER)
        needs = Need.objects.filter(Exists(fresh), state=NeedState.OPEN, organisation__in=organisations)
        found += [
            _prepared(ending.order_by("expires_on", "pk"), "practice", _("Does “%(title)s” still hold? Renew it"), 2, on="expires_on"),
            _prepared(back.order_by("at", "pk"), "practice", _("“%(title)s” was sent back: change it"), 10, of="practice"),
            _prepared(going.order_by("moved_on", "pk"), "reuse", _("Say how it goes with “%(title)s”"), 2, of="practice", page="pk"),
            _prepared(needs.order_by("-pk"), "need", _("Read what fits “%(title)s”"), 3),
        ]
    if Permission.EXCHANGE_KEEP in permissions:
        put = Version.objects.filter(state=VersionState.PUT).exclude(by=person_id).order_by("put_at", "pk")
        found.append(_prepared(put, "practice", _("Review “%(title)s”"), 10, of="practice"))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _questions(person_id: int, day: date) -> Prepared:
    """Open ones of circles in which the person sits, that it has neither asked nor answered."""
    circles = Mandate.objects.sitting(day).filter(person=person_id).values("body")
    said = Answer.objects.filter(question=OuterRef("pk"), by=person_id)
    open_ = Question.objects.filter(~Exists(said), body__in=circles, closes_at__gt=Now()).exclude(by=person_id)
    return _prepared(open_.order_by("closes_at", "pk"), "question", _("Answer your circle: %(title)s"), 3, at="closes_at")


def _prepared(
    rows: Rows, noun: str, sentence: str, minutes: int, *, of: str = "", page: str = "", on: str | None = None, at: str | None = None
) -> Prepared:
    """`of`: the practice whose title and marking it is told by."""
    way = f"{of}__" if of else ""
    said = facts(page=page or (f"{of}_id" if of else "pk"), marking=f"{way}marking")
    return Prepared(part(rows, most=MOST, label=f"{way}title", on=on, at=at, more=said), _saying(noun, sentence, minutes))


def _saying(noun: str, sentence: str, minutes: int) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        due = row.on or (row.at.date() if row.at else None)
        said = {"due_on": due, "minutes": minutes, "where": _("Exchange"), "label": row.label, "marking": row.facts["marking"]}
        return Waiting(noun, int(row.id), sentence % {"title": row.label}, f"exchange:{noun}", (int(row.facts["page"]),), **said)

    return say
