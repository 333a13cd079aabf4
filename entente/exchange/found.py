"""Practices, needs and questions as they are found, by whom their marking lets in."""

from collections.abc import Callable, Collection

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.exchange.choices import NeedState, PracticeKind
from entente.exchange.models import Need, Practice, Question
from entente.exchange.queries import NEED, PRACTICE, QUESTION
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible

MOST = 2000


def _seen(noun: str) -> Callable[[Seeker], Ids]:
    return lambda seeker: visible(noun, seeker.keys)


def _practices(ids: Collection[int]) -> Part:
    said = facts(
        kind="kind", organisation="organisation__name", marking="marking", about=Left("problem", MOST), is_fictional="is_fictional"
    )
    return part(Practice.objects.filter(pk__in=ids), label="title", more=said, at="at")


def _practice(row: Row) -> Hit:
    said = row.facts
    more = f"{PracticeKind(said['kind']).label} · {said['organisation']}"
    address = reverse("exchange:practice", args=[row.id])
    return Hit(row.label, address, more, said["about"], said["marking"], row.at, bool(said["is_fictional"]))


def _needs(ids: Collection[int]) -> Part:
    said = facts(state="state", sector="sector__name", marking="marking", about=Left("problem", MOST), is_fictional="is_fictional")
    return part(Need.objects.filter(pk__in=ids), label="title", more=said, at="at")


def _need(row: Row) -> Hit:
    said = row.facts
    more = f"{said['sector']} · {NeedState(said['state']).label}"
    address = reverse("exchange:need", args=[row.id])
    return Hit(row.label, address, more, said["about"], said["marking"], row.at, bool(said["is_fictional"]))


def _questions(ids: Collection[int]) -> Part:
    said = facts(circle="body__code", marking="marking", about=Left("text", MOST), is_fictional="is_fictional")
    return part(Question.objects.filter(pk__in=ids), label="title", more=said, at="at")


def _question(row: Row) -> Hit:
    said = row.facts
    address = reverse("exchange:question", args=[row.id])
    return Hit(row.label, address, said["circle"], said["about"], said["marking"], row.at, bool(said["is_fictional"]))


FOUND = {
    PRACTICE: Kind(gettext_lazy("Practices and solutions"), 70, _practices, _practice, seen=_seen(PRACTICE)),
    NEED: Kind(gettext_lazy("Needs"), 71, _needs, _need, seen=_seen(NEED)),
    QUESTION: Kind(gettext_lazy("Questions to circles"), 73, _questions, _question, seen=_seen(QUESTION)),
}
