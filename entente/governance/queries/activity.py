"""How active members are in the groups: who sits where, who came, who commented, who looks after what.

An organisation's own figures are for itself and for who keeps all groups; who leads a body sees those of its own body. Others see how many
members take part, never which.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils import timezone

from entente.gatherings.choices import GatheringState, Presence
from entente.gatherings.models import Gathering, Guest
from entente.governance.choices import BodyKind
from entente.governance.models import ActionPoint, Body, Comment, Deliverable, Mandate
from entente.governance.references import key_of
from entente.members.models import Organisation
from entente.members.queries.membership import members_on

GROUPS = (BodyKind.WORKING_GROUP, BodyKind.COMMITTEE, BodyKind.TASK_FORCE)
THERE = (Presence.ROOM, Presence.ONLINE)


@dataclass(frozen=True, slots=True)
class Active:
    """One organisation over a period; `called` are meetings of its groups to which its people were called."""

    organisation: Organisation
    seats: int
    bodies: int
    called: int
    attended: int
    comments: int
    done: int
    deliverables: int


@dataclass(frozen=True, slots=True)
class Activity:
    """`members` of that day, `seated` of them in at least one group; `rows` as far as the reader may see them."""

    members: int
    seated: int
    held: int
    rows: list[Active]

    @property
    def without(self) -> int:
        return self.members - self.seated


def activity(since: date, until: date, *, bodies: Iterable[int] | None = None, organisations: Iterable[int] | None = None) -> Activity:
    """[since, until). The rows of these organisations, or of all. Nine queries, however many there are."""
    day = max(since, until - timedelta(days=1))
    groups = Body.objects.filter(kind__in=GROUPS) if bodies is None else Body.objects.filter(pk__in=list(bodies))
    found = list(groups)
    seats = list(Mandate.objects.sitting(day).filter(body__in=found).exclude(organisation=None).values_list(*_SEAT))
    admitted = set(members_on(day).values_list("pk", flat=True))
    ours = {organisation for _person, organisation, _body in seats}
    return Activity(
        len(admitted),
        len(admitted & ours),
        _meetings(found, since, until).count(),
        _rows(found, seats, ours if organisations is None else ours & set(organisations), since, until),
    )


_SEAT = ("person_id", "organisation_id", "body_id")


def _rows(bodies: list[Body], seats: list[Any], wanted: set[int], since: date, until: date) -> list[Active]:
    held = _meetings(bodies, since, until)
    keys = {key_of(body): body.pk for body in bodies}
    guests = Guest.objects.filter(gathering__in=held).values_list("person_id", "gathering__home_key", "presence")
    of = {(person, body): organisation for person, organisation, body in seats}
    called = Counter(of.get((person, keys[key])) for person, key, _presence in guests)
    attended = Counter(of.get((person, keys[key])) for person, key, presence in guests if presence in THERE)
    begins, ends = _instant(since), _instant(until)
    comments = _counted(Comment.objects.filter(round__body__in=bodies, at__gte=begins, at__lt=ends, withdrawn_at=None), "organisation_id")
    done = ActionPoint.objects.filter(body__in=bodies, state="done", ended_at__gte=begins, ended_at__lt=ends)
    points = Counter(of.get(pair) for pair in done.values_list("owner_id", "body_id"))
    looked_after = Deliverable.objects.filter(body__in=bodies, dropped_at=None, made_at__lt=ends)
    owned = Counter(of.get(pair) for pair in looked_after.values_list("owner_id", "body_id"))
    sitting = Counter(organisation for _person, organisation, _body in seats)
    where = Counter(organisation for organisation, _body in {(organisation, body) for _person, organisation, body in seats})
    return [
        Active(one, sitting[one.pk], where[one.pk], called[one.pk], attended[one.pk], comments[one.pk], points[one.pk], owned[one.pk])
        for one in Organisation.objects.filter(pk__in=wanted).order_by("name_key", "pk")
    ]


def _meetings(bodies: list[Body], since: date, until: date) -> QuerySet[Gathering]:
    rows = Gathering.objects.filter(home_key__in=[key_of(body) for body in bodies], state=GatheringState.ANNOUNCED)
    return rows.filter(starts_at__gte=_instant(since), starts_at__lt=_instant(until))


def _counted(rows: QuerySet[Any], name: str) -> Counter[int]:
    return Counter(dict(rows.exclude(**{name: None}).order_by().values_list(F(name)).annotate(Count("pk"))))


def _instant(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
