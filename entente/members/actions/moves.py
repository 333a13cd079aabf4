"""The changes of standing that there are, and carrying one out inside a larger action."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.members.actions.refusals import Refusal
from entente.members.choices import StandingKind
from entente.members.models import Classification, Organisation, Reference, Standing
from entente.people.models import Person
from entente.record.actions import Opened


class CannotChangeStanding(Refusal):
    """The organisation's standing cannot change as asked."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of standing: out of which, into which (none: the organisation is known, not a member)."""

    verb: str
    out_of: frozenset[str]
    into: StandingKind | None


NOTHING = ""
MEMBER = frozenset({StandingKind.ADMITTED.value, StandingKind.SUSPENDED.value})
MOVES = {
    "apply": Move("members.applied", frozenset({NOTHING, StandingKind.LEFT, StandingKind.EXCLUDED}), StandingKind.APPLICANT),
    "turn-down": Move("members.turned_down", frozenset({StandingKind.APPLICANT}), None),
    "admit": Move("members.admitted", frozenset({StandingKind.APPLICANT}), StandingKind.ADMITTED),
    "suspend": Move("members.suspended", frozenset({StandingKind.ADMITTED}), StandingKind.SUSPENDED),
    "reinstate": Move("members.reinstated", frozenset({StandingKind.SUSPENDED}), StandingKind.ADMITTED),
    "leave": Move("members.left", MEMBER, StandingKind.LEFT),
    "exclude": Move("members.excluded", MEMBER, StandingKind.EXCLUDED),
}


def moves_from(kind: str) -> list[str]:
    """What can be done with an organisation of this standing."""
    return [name for name, move in MOVES.items() if kind in move.out_of]


def moved(
    entry: Opened, organisation: Organisation, move: Move, *, on: date, by: Person | None, at: datetime, decision: Reference | None
) -> Standing | None:
    """The change itself, for actions that make it part of something larger."""
    last = last_standing(organisation)
    _refuse(organisation, last, move, on)
    if last and last.to_on is None:
        last.ended(on=on, at=at)
    current = None
    if move.into:
        stored = decision.stored if decision else {}
        current = Standing.objects.create(organisation=organisation, kind=move.into, from_on=on, known_at=at, decision=stored)
    after = {"standing": move.into or NOTHING, "on": on, "decision": str(decision or "")}
    entry.enter(move.verb, organisation, by=by, because=str(decision or ""), organisation=organisation, before=said_of(last), after=after)
    return current


def last_standing(organisation: Organisation) -> Standing | None:
    """The latest row as known now: the one that a change follows."""
    row: Standing | None = Standing.objects.select_for_update().known().filter(organisation=organisation).order_by("-from_on").first()
    return row


def _refuse(organisation: Organisation, last: Standing | None, move: Move, on: date) -> None:
    held = last.kind if last and last.to_on is None else NOTHING
    if held not in move.out_of:
        raise CannotChangeStanding(_not_from(organisation, last if held else None, move))
    if last and on < (last.to_on or last.from_on):
        said = {"name": organisation, "standing": last.get_kind_display().lower(), "day": _day(last.to_on or last.from_on)}
        until, since = _("%(name)s was %(standing)s until %(day)s"), _("%(name)s is %(standing)s since %(day)s")
        raise CannotChangeStanding((until if last.to_on else since) % said + _("; choose that day or a later one."))
    if move.into == StandingKind.ADMITTED and not _is_classified(organisation, on):
        said = {"name": organisation, "day": _day(on)}
        raise CannotChangeStanding(
            _("Say first what kind of organisation %(name)s was on %(day)s; a member is counted in one category.") % said
        )


def _is_classified(organisation: Organisation, on: date) -> bool:
    return bool(Classification.objects.known().on(on).filter(organisation=organisation).exists())


def _not_from(organisation: Organisation, held: Standing | None, move: Move) -> str:
    if held is None:
        wanted = ", ".join(str(StandingKind(kind).label).lower() for kind in sorted(move.out_of))
        return _("%(name)s has no standing now; this needs one of: %(wanted)s.") % {"name": organisation, "wanted": wanted}
    said = {"name": organisation, "standing": held.get_kind_display().lower(), "day": _day(held.from_on)}
    if held.kind == move.into:
        return _("%(name)s is already %(standing)s, since %(day)s.") % said
    return _("%(name)s is %(standing)s since %(day)s; that does not lead to this. Take the last change back if it was wrong.") % said


def said_of(row: Standing | None) -> dict[str, object]:
    if row is None:
        return {}
    return {"standing": row.kind, "on": row.from_on, "decision": row.decision.get("label", "")}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
