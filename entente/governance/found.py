"""Bodies, actions and agenda items as they are found: bodies by everyone, the rest by whom its marking lets see it."""

from collections.abc import Callable, Collection

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.governance.choices import DeliverableState, PointState, WrittenState
from entente.governance.models import ActionPoint, AgendaItem, Body, Deliverable, Remit, WrittenProcedure
from entente.governance.queries.bodies import NOUN as BODY
from entente.governance.queries.deliverables import NOUN as DELIVERABLE
from entente.governance.queries.meetings import AGENDA
from entente.governance.queries.points import NOUN as POINT
from entente.governance.queries.written import NOUN as WRITTEN
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible


def _bodies(ids: Collection[int]) -> Part:
    remits = Remit.objects.known().filter(body=OuterRef("pk")).order_by("-from_on")
    said = facts(slug="slug", name=Subquery(remits.values("name")[:1]), scope=Subquery(remits.values("scope")[:1]))
    return part(Body.objects.filter(pk__in=ids), label="code", more=said)


def _body(row: Row) -> Hit:
    said = row.facts
    return Hit(f"{row.label} {said['name']}", reverse("governance:body", args=[said["slug"]]), text=said["scope"] or "")


def _points(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", who="owner__name", state="state")
    return part(ActionPoint.objects.filter(pk__in=ids), label="text", more=said, at="made_at")


def _point(row: Row) -> Hit:
    said = row.facts
    more = f"{said['body']} · {said['who']} · {PointState(said['state']).label}"
    return Hit(row.label, reverse("governance:action", args=[row.id]), more, marking=said["marking"], at=row.at)


def _items(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", slug="body__slug", meeting="gathering_id", day="gathering__starts_at")
    return part(AgendaItem.objects.filter(pk__in=ids, dropped_at=None), label="title", more=said, at="proposed_at")


def _item(row: Row) -> Hit:
    said = row.facts
    page = ("meeting", [said["slug"], said["meeting"]]) if said["meeting"] else ("meetings", [said["slug"]])
    more = said["body"] if said["meeting"] else f"{said['body']} · {_('waits for an agenda')}"
    return Hit(row.label, reverse(f"governance:{page[0]}", args=page[1]), more, marking=said["marking"], at=row.at)


def _written(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", slug="body__slug", state="state")
    return part(WrittenProcedure.objects.filter(pk__in=ids), label="title", more=said, at="opened_at")


def _procedure(row: Row) -> Hit:
    said = row.facts
    more = f"{said['body']} · {WrittenState(said['state']).label}"
    return Hit(row.label, reverse("governance:written", args=[said["slug"], row.id]), more, marking=said["marking"], at=row.at)


def _deliverables(ids: Collection[int]) -> Part:
    said = facts(marking="marking", body="body__code", slug="body__slug", state="state")
    return part(Deliverable.objects.filter(pk__in=ids, dropped_at=None), label="title", more=said, at="made_at")


def _deliverable(row: Row) -> Hit:
    said = row.facts
    more = f"{said['body']} · {DeliverableState(said['state']).label}"
    return Hit(row.label, reverse("governance:deliverable", args=[said["slug"], row.id]), more, marking=said["marking"], at=row.at)


def _seen(noun: str) -> Callable[[Seeker], Ids]:
    return lambda seeker: visible(noun, seeker.keys)


FOUND = {
    BODY: Kind(gettext_lazy("Groups"), 15, _bodies, _body),
    POINT: Kind(gettext_lazy("Actions"), 60, _points, _point, seen=_seen(POINT)),
    DELIVERABLE: Kind(gettext_lazy("Deliverables"), 59, _deliverables, _deliverable, seen=_seen(DELIVERABLE)),
    WRITTEN: Kind(gettext_lazy("Written procedures"), 62, _written, _procedure, seen=_seen(WRITTEN)),
    AGENDA: Kind(gettext_lazy("Agendas"), 61, _items, _item, seen=_seen(AGENDA)),
}
