"""A body's meetings: what is due, what is on an agenda, who was there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from entente.documents.models import Document
from entente.documents.queries import NOUN as DOCUMENT
from entente.gatherings.choices import GuestState, Presence
from entente.gatherings.models import Gathering, Guest
from entente.governance.models import ActionPoint, AgendaItem, Body, Minutes
from entente.search.queries import visible

AGENDA = "governance.agenda"
_THERE = {Presence.ROOM, Presence.ONLINE}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there and who was not, as far as it was noted; before that, who said that it comes."""

    guests: list[Guest] = field(default_factory=list)

    @property
    def present(self) -> list[Guest]:
        return [guest for guest in self.guests if guest.presence in _THERE]

    @property
    def excused(self) -> list[Guest]:
        return [guest for guest in self.guests if guest.presence == Presence.EXCUSED]

    @property
    def absent(self) -> list[Guest]:
        return [guest for guest in self.guests if guest.presence == Presence.ABSENT]

    @property
    def groups(self) -> list[tuple[str, list[Guest]]]:
        return [(_("Present"), self.present), (_("Excused"), self.excused), (_("Absent"), self.absent)]


def attendance_of(gathering: Gathering) -> Attendance:
    """One query."""
    rows = Guest.objects.filter(gathering=gathering).select_related("person").order_by("person__name_key", "person_id")
    return Attendance([guest for guest in rows if guest.presence or guest.state != GuestState.DECLINED])


def items_of(gathering: Gathering, keys: Iterable[str] | None = None) -> list[AgendaItem]:
    """The agenda in its order, each with its papers, within what the keys open; two queries. Without keys the whole."""
    rows = AgendaItem.objects.filter(gathering=gathering, dropped_at=None)
    papers = Document.objects.order_by("title")
    if keys is not None:
        rows, papers = rows.filter(pk__in=visible(AGENDA, keys)), papers.filter(pk__in=visible(DOCUMENT, keys), retired_at=None)
    shown = rows.select_related("notes_by", "proposed_by", "body", "gathering")
    return list(shown.prefetch_related(Prefetch("papers", papers)).order_by("position", "pk"))


def minutes_of(gathering: Gathering, keys: Iterable[str]) -> Minutes | None:
    """The filed minutes, for who may read them."""
    rows = Minutes.objects.filter(gathering=gathering, document__in=visible(DOCUMENT, keys))
    return rows.select_related("document__current", "body", "gathering").defer("document__current__text").first()


def points_made(gathering: Gathering) -> list[ActionPoint]:
    """The actions made in a meeting, in the order in which they were."""
    return list(ActionPoint.objects.filter(gathering=gathering).select_related("owner", "body").order_by("pk"))


def due_of(body: Body, keys: Iterable[str]) -> QuerySet[AgendaItem]:
    """What the body is to deal with and no meeting has on its agenda, what is due first first."""
    rows = AgendaItem.objects.filter(body=body, gathering=None, dropped_at=None, pk__in=visible(AGENDA, keys))
    return rows.select_related("proposed_by").order_by(F("due_on").asc(nulls_last=True), "pk")
