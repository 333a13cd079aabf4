"""Asking: a few guided fields, an initiative by which it is counted, and the day on which an answer is promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import lock
from entente.engine.signs import one_line, readable
from entente.engine.words import fold
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.notices.references import Reference, key_of
from entente.people.models import Person
from entente.search.actions import mark, put
from entente.support import kinds, queries
from entente.support.actions.refusals import CannotAsk
from entente.support.actions.telling import tell_asked
from entente.support.kinds import DAY, GUIDES, MOST, Field
from entente.support.models import Request


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for: `said` are the fields of its kind by name; the initiative is named by a reference or simply called something."""

    kind: str
    said: Mapping[str, str]
    initiative: Reference | None = None
    initiative_name: str = ""


@transaction.atomic
def ask(asking: Asking, organisation: Organisation, *, asked_by: Person | None, by: Person, at: datetime) -> Request:
    """A request with its number. `asked_by` is who is told; somebody of the office may enter it on the member's behalf."""
    entry = record.open()
    day = timezone.localtime(at).date()
    said = checked(asking.kind, asking.said, day)
    _refuse_no_member(organisation, day)
    promised = queries.promised_on(asking.kind, day)
    needed = kinds.needed_by(asking.kind, said) or promised
    initiative, key = _initiative(asking)
    request = Request.objects.create(
        year=day.year,
        serial=(Request.objects.filter(year=day.year).aggregate(last=Max("serial"))["last"] or 0) + 1,
        kind=asking.kind,
        organisation=organisation,
        subject=said[GUIDES[asking.kind].naming.name],
        said=said,
        initiative=initiative,
        initiative_key=key,
        asked_by=asked_by,
        entered_by=by,
        asked_at=at,
        promised_on=promised,
        due_on=min(promised, max(needed, day)),
    )
    mark(queries.NOUN, request.pk, lock(request.shared))
    put(
        queries.NOUN,
        [(request.pk, "\n".join([request.subject, request.number, organisation.name, *said.values(), initiative.get("label", "")]))],
    )
    told = {"kind": request.kind, "subject": request.subject, "said": said, "initiative": initiative.get("label", "")}
    entry.enter(
        "support.asked",
        request,
        by=by,
        organisation=organisation,
        after=told | {"due_on": request.due_on, "promised_on": request.promised_on},
    )
    tell_asked(request, by=by, at=at)
    return request


def checked(kind: str, said: Mapping[str, str], day: date) -> dict[str, str]:
    """The fields of a kind as they are kept."""
    if kind not in GUIDES:
        raise CannotAsk(_("Choose what you ask for: %(kinds)s.") % {"kinds": ", ".join(GUIDES)}, "kind")
    fields = {one.name: one for one in GUIDES[kind].fields}
    if unknown := sorted(set(said) - set(fields)):
        raise CannotAsk(
            _("“%(name)s” is not asked for here; there are: %(names)s.") % {"name": unknown[0][:40], "names": ", ".join(fields)}
        )
    kept = {name: _checked_field(one, str(said.get(name, "")), day) for name, one in fields.items()}
    return {name: value for name, value in kept.items() if value}


def _checked_field(one: Field, value: str, day: date) -> str:
    value = readable(value).strip() if one.form == kinds.TEXT else one_line(value, MOST[kinds.TEXT])
    if one.is_required and not value:
        raise CannotAsk(_("“%(label)s” is missing.") % {"label": one.label}, one.name)
    if len(value) > MOST[one.form]:
        raise CannotAsk(_("“%(label)s” is longer than %(most)s letters.") % {"label": one.label, "most": MOST[one.form]}, one.name)
    return _checked_day(one, value, day) if one.form == DAY and value else value


def _checked_day(one: Field, value: str, day: date) -> str:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise CannotAsk(_("“%(label)s” is a day, written as 2026-05-31.") % {"label": one.label}, one.name) from None
    if found < day:
        said = {"label": one.label, "day": date_format(found, "j F Y")}
        raise CannotAsk(_("“%(label)s”, %(day)s, is over already.") % said, one.name)
    return found.isoformat()


def _refuse_no_member(organisation: Organisation, day: date) -> None:
    if not members_on(day).filter(pk=organisation.pk).exists():
        raise CannotAsk(_("%(name)s is not a member today; the partnership supports its members' initiatives.") % {"name": organisation})


def _initiative(asking: Asking) -> tuple[dict[str, Any], str]:
    """A free name is counted with what is called the same, whatever its case and accents."""
    if asking.initiative:
        return dict(asking.initiative), key_of(asking.initiative)[:240]
    name = one_line(asking.initiative_name, 200)
    return ({"label": name}, f"name:{fold(name)}"[:240]) if name and fold(name) else ({}, "")
