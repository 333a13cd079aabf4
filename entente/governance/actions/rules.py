"""How a body is composed, what it may decide, how it is called: each rule is set from a day and follows the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.governance.actions.finding import held_body
from entente.governance.actions.refusals import CannotSetRule
from entente.governance.models import Body, Limits, NoticeRule, Power, Presence, SeatGroup, SeatRule
from entente.members.models import Category
from entente.people.models import Person

Rule = TypeVar("Rule", Power, SeatRule, Limits, NoticeRule, Presence)


@dataclass(frozen=True, slots=True)
class Seats:
    """What a group of seats keeps."""

    seats: int
    category: Category | None = None
    term_months: int | None = None
    country_cap: int | None = None
    substitutes: int = 0


@dataclass(frozen=True, slots=True)
class Meets:
    """When enough are there, how one is represented, what a written procedure asks; a share is of all who hold a seat."""

    share: Fraction = Fraction(1, 2)
    is_strict: bool = False
    counts_represented: bool = True
    most_represented: int = 1
    second_call_free: bool = False
    written_days: int = 14
    written_share: Fraction = Fraction(1)

    @property
    def columns(self) -> dict[str, Any]:
        shares = {
            "numerator": self.share.numerator,
            "denominator": self.share.denominator,
            "written_numerator": self.written_share.numerator,
            "written_denominator": self.written_share.denominator,
        }
        return {name: value for name, value in asdict(self).items() if name not in {"share", "written_share"}} | shares


@transaction.atomic
def empower(body: Body, kind: str, what: str, *, source: str = "", on: date, by: Person | None, at: datetime) -> Power:
    """Something the body decides, elects, approves, recommends or receives."""
    record.open()
    what = " ".join(what.split())
    if not what:
        raise CannotSetRule(_("Say what it is that the body deals with."))
    return _set(Power, body, {"body": body, "kind": kind, "what": what[:300]}, {"source": source.strip()}, on, by, at)


@transaction.atomic
def set_seats(body: Body, name: str, seats: Seats, *, source: str = "", on: date, by: Person | None, at: datetime) -> SeatRule:
    """So many seats of a name, from a day; a new name is a new group."""
    record.open()
    name = " ".join(name.split())
    if not name:
        raise CannotSetRule(_("Give these seats a name, such as that of the members they are for."))
    group = SeatGroup.objects.filter(body=body, name__iexact=name).first() or _group(body, name)
    said = {name: getattr(seats, name) for name in ("seats", "category", "term_months", "country_cap", "substitutes")}
    return _set(SeatRule, body, {"group": group}, said | {"source": source.strip()}, on, by, at)


@transaction.atomic
def limit(
    body: Body,
    *,
    country_cap: int | None = None,
    organisation_cap: int | None = None,
    categories: Iterable[Category] = (),
    source: str = "",
    on: date,
    by: Person | None,
    at: datetime,
) -> Limits:
    """What the composition of the whole body keeps."""
    codes = sorted(category.pk for category in categories)
    said = {"country_cap": country_cap, "organisation_cap": organisation_cap, "categories": codes, "source": source.strip()}
    return _set(Limits, body, {"body": body}, said, on, by, at)


@transaction.atomic
def set_notice(
    body: Body, kind: str, days: int, *, blocks: bool = False, source: str = "", on: date, by: Person | None, at: datetime
) -> NoticeRule:
    """So many days before a meeting of this kind its notice goes out."""
    return _set(NoticeRule, body, {"body": body, "kind": kind}, {"days": days, "blocks": blocks, "source": source.strip()}, on, by, at)


@transaction.atomic
def set_presence(body: Body, meets: Meets, *, source: str = "", on: date, by: Person | None, at: datetime) -> Presence:
    record.open()
    if not (0 <= meets.share <= 1 and 0 < meets.written_share <= 1):
        raise CannotSetRule(_("A share lies between none and all, such as 1/2."))
    return _set(Presence, body, {"body": body}, meets.columns | {"source": source.strip()}, on, by, at)


@transaction.atomic
def end_rule(row: Power | SeatRule | Limits | NoticeRule | Presence, *, on: date, by: Person | None, at: datetime) -> None:
    """From this day it holds no more, and nothing follows it."""
    entry = record.open()
    current = type(row).objects.select_for_update(of=("self",)).known().filter(pk=row.pk, to_on=None).first()
    if current is None or on < current.from_on:
        raise CannotSetRule(_("This rule was changed meanwhile, or began later. Look at the list again."))
    current.ended(on=on, at=at)
    entry.enter("governance.rule_ended", _body_of(row), by=by, after={"rule": type(row).__name__.lower(), "on": on})


def _set(kind: type[Rule], body: Body, of: Mapping[str, Any], said: Mapping[str, Any], on: date, by: Person | None, at: datetime) -> Rule:
    """The rule that holds until now ends, and this one follows; the same again changes nothing."""
    entry, body = record.open(), held_body(body)
    rows: Any = kind._default_manager
    current = rows.known().filter(**of, to_on=None).first()
    if current and all(getattr(current, name) == value for name, value in said.items()):
        return current  # type: ignore[no-any-return]
    if current and on < current.from_on:
        day = f"{current.from_on:%d.%m.%Y}"
        raise CannotSetRule(_("The present rule holds since %(day)s; choose that day or a later one.") % {"day": day})
    if current:
        current.ended(on=on, at=at)
    row: Rule = rows.create(**of, **said, from_on=on, known_at=at)
    entry.enter("governance.rule_set", body, by=by, after=_told(row, {**of, **said}, on))
    return row


def _told(row: Any, said: Mapping[str, Any], on: date) -> dict[str, Any]:
    plain = {name: str(value) if hasattr(value, "pk") else value for name, value in said.items() if name != "body"}
    return {"rule": type(row).__name__.lower(), "on": on} | plain


def _group(body: Body, name: str) -> SeatGroup:
    last = SeatGroup.objects.filter(body=body).aggregate(last=Max("position"))["last"]
    return SeatGroup.objects.create(body=body, name=name[:120], position=(last or 0) + 1)


def _body_of(row: Any) -> Body:
    body: Body = row.group.body if isinstance(row, SeatRule) else row.body
    return body
