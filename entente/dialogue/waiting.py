"""What of this room waits for a person: countries to look at again, memoranda to renew, what was agreed, follow-ups, consultations."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entente.dialogue.choices import MemorandumState, Stage
from entente.dialogue.models import Consultation, Followed, FollowUp, Memorandum, Obligation
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

SOON, LONGER, MOST = timedelta(days=14), timedelta(days=90), 20
OPEN = [Stage.NOTED.value, Stage.DRAFT.value, Stage.COMMENT.value, Stage.ADOPTED.value]


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    stale = Followed.objects.filter(responsible=person_id, stale_on__lte=day).order_by("stale_on", "pk")
    never = Followed.objects.filter(responsible=person_id, checked_on=None).order_by("pk")
    follow = FollowUp.objects.filter(owner=person_id, done_on=None, due_on__lte=day + SOON).order_by("due_on", "pk")
    closing = Consultation.objects.filter(keeper=person_id, stage__in=OPEN, closes_on__lte=day + LONGER).order_by("closes_on", "pk")
    renewing, owed = _memoranda(person_id, permissions, day)
    country: dict[str, Any] = {"label": "tracker__title", "more": facts(page="tracker_id", country="country_id")}
    return [
        Prepared(part(stale, most=MOST, on="stale_on", **country), _country(_("Look again at %(country)s in “%(title)s”"))),
        Prepared(part(never, most=MOST, **country), _country(_("Say how %(country)s stands in “%(title)s”"))),
        _prepared(renewing, "title", "renew_by", "memorandum", _("Decide whether “%(title)s” is renewed"), "dialogue:memorandum", "pk", 10),
        _prepared(owed, "text", "due_on", "obligation", _("Do what was agreed: %(title)s"), "dialogue:memorandum", "memorandum_id", 15),
        _prepared(follow, "text", "due_on", "followup", _("Follow up: %(title)s"), "dialogue:event", "occasion_id", 10),
        _prepared(closing, "title", "closes_on", "consultation", _("Answer “%(title)s”"), "dialogue:consultation", "pk", 30),
    ]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _memoranda(person_id: int, permissions: Collection[str], day: date) -> tuple[QuerySet[Memorandum], QuerySet[Obligation]]:
    """Of those one keeps; the office also sees what nobody has decided in time."""
    mine, owing = Q(keeper=person_id), Q(memorandum__keeper=person_id)
    if Permission.DIALOGUE_KEEP in permissions:
        mine, owing = mine | Q(renew_by__lte=day), owing | Q(due_on__lte=day)
    renewing = Memorandum.objects.filter(mine, state=MemorandumState.FORCE, renew_by__lte=day + LONGER).order_by("renew_by", "pk")
    due = {"done_on": None, "due_on__lte": day + SOON, "memorandum__state": MemorandumState.FORCE}
    return renewing, Obligation.objects.filter(owing, whose__in=["ours", "both"], **due).order_by("due_on", "pk")


def _prepared(rows: QuerySet[Any], label: str, on: str, noun: str, sentence: str, name: str, page: str, minutes: int) -> Prepared:
    def say(row: Row) -> Waiting:
        words, where = sentence % {"title": row.label}, (int(row.facts["page"]),)
        return Waiting(noun, int(row.id), words, name, where, due_on=row.on, minutes=minutes, where=_("Dialogue"), label=row.label)

    return Prepared(part(rows, most=MOST, label=label, on=on, more=facts(page=page)), say)


def _country(sentence: str) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        page, country = int(row.facts["page"]), row.facts["country"]
        words = sentence % {"title": row.label, "country": country}
        return Waiting(
            "followed",
            int(row.id),
            words,
            "dialogue:followed",
            (page, country),
            due_on=row.on,
            minutes=5,
            where=_("Dialogue"),
            label=row.label,
        )

    return say
