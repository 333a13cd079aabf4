"""Mirrors: prepared and changed until the circle agreed; opened with its decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.governance.models import Body
from entente.mirror.actions import telling
from entente.mirror.actions.refusals import CannotKeep
from entente.mirror.choices import MOST
from entente.mirror.models import Figure, Mirror
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure as it is asked."""

    name: str
    unit: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    title: str
    why: str
    closes_on: date
    figures: Sequence[Asked]


@transaction.atomic
def prepare(body: Body, plan: Plan, *, by: Person, at: datetime, follows: Mirror | None = None, is_fictional: bool = False) -> Mirror:
    """`follows`: the closed mirror of the same circle that is asked again; its figures of the same name and unit are held together."""
    entry = record.open()
    if follows is not None and (follows.body_id != body.pk or follows.closed_at is None):
        raise CannotKeep(_("Only a closed mirror of the same circle is asked again."))
    row = Mirror(body=body, follows=follows, prepared_by=by, prepared_at=at, is_fictional=is_fictional)
    _written(row, plan, timezone.localdate(at))
    entry.enter("mirror.prepared", row, by=by, after=_told(row, plan))
    return row


@transaction.atomic
def change(mirror: Mirror, plan: Plan, *, by: Person, at: datetime) -> Mirror:
    entry = record.open()
    row = held(mirror, "draft")
    _written(row, plan, timezone.localdate(at))
    entry.enter("mirror.changed", row, by=by, after=_told(row, plan))
    return row


@transaction.atomic
def open_mirror(mirror: Mirror, *, decision: str, by: Person, at: datetime) -> Mirror:
    """From here on the figures stay as the circle agreed on them; everybody who sits in it is told."""
    entry = record.open()
    row = held(mirror, "draft")
    row.decision, row.opened_at = one_line(decision, 300), at
    if not row.decision:
        raise CannotKeep(_("Say how the circle agreed: the meeting and its item, or the mail in which it did."))
    if row.closes_on < timezone.localdate(at):
        raise CannotKeep(_("It would close before it opens; choose another day first."))
    row.save(update_fields=["decision", "opened_at"])
    entry.enter("mirror.opened", row, by=by, after={"decision": row.decision})
    telling.tell_opened(row, by=by, at=at)
    return row


def held(mirror: Mirror, state: str) -> Mirror:
    """Locked, and in this state."""
    row = Mirror.objects.select_for_update(of=("self",)).select_related("body").get(pk=mirror.pk)
    if row.state != state:
        words = {
            "draft": _("is not agreed yet"),
            "open": _("is open already; its figures stay"),
            "closed": _("is closed and stays as it is"),
        }
        raise CannotKeep(_("“%(title)s” %(state)s.") % {"title": row, "state": words[row.state]})
    return row


def _written(row: Mirror, plan: Plan, today: date) -> None:
    row.title, row.why, row.closes_on = one_line(plan.title, 200), readable(plan.why).strip()[:2000], plan.closes_on
    if not row.title or not row.why:
        raise CannotKeep(_("A mirror needs a title, and a few words on what the circle wants to know."))
    if plan.closes_on < today:
        raise CannotKeep(_("It closes on a day to come."))
    asked = [Asked(one_line(one.name, 120), one_line(one.unit, 60), one_line(one.definition, 500)) for one in plan.figures]
    if not 1 <= len(asked) <= MOST:
        raise CannotKeep(_("A circle agrees on one to ten figures."))
    if not all(one.name and one.unit for one in asked) or len({(one.name, one.unit) for one in asked}) < len(asked):
        raise CannotKeep(_("Each figure has a name and a unit, and no two are the same."))
    row.save()
    before = {(one.name, one.unit): one for one in Figure.objects.filter(mirror=row.follows_id)} if row.follows_id else {}
    row.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(
            mirror=row,
            position=place,
            name=one.name,
            unit=one.unit,
            definition=one.definition,
            before=before.get((one.name, one.unit)),
        )
        for place, one in enumerate(asked, 1)
    )


def _told(row: Mirror, plan: Plan) -> dict[str, object]:
    return {"body": row.body.code, "figures": [f"{one.name} ({one.unit})" for one in plan.figures]}
