"""A plan as it is kept, or a sentence that says what is wrong with it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from entente.documents.discovery import home_of
from entente.documents.home import Home, Recipients
from entente.engine.marking import Marking
from entente.gatherings import clock
from entente.gatherings.actions.refusals import CannotArrange
from entente.gatherings.choices import GatheringKind, RemindWhom
from entente.gatherings.plan import Plan
from entente.notices.references import key_of
from entente.people.models import Person

_is_address = URLValidator(schemes=["https", "http"])
MOST_HOURS = 24 * 60
_CHECKS: list[tuple[Callable[[Plan], bool], Callable[[], str]]] = [
    (lambda plan: bool(plan.title.strip()), lambda: _("Give it a title, so that people know what they are invited to.")),
    (lambda plan: all(1990 <= one.year < 2200 for one in (plan.starts_at, plan.ends_at)), lambda: _("Look at the year: it is far away.")),
    (lambda plan: plan.ends_at > plan.starts_at, lambda: _("It has to end after it begins.")),
    (lambda plan: clock.is_zone(plan.zone), lambda: _("Name the time zone as Region/City, such as Europe/Tallinn.")),
    (
        lambda plan: plan.kind in GatheringKind,
        lambda: _("Say what it is: a meeting, an event, a panel or another of the kinds on the page."),
    ),
    (lambda plan: _reads_as_link(plan.link), lambda: _("The link has to be a whole address, beginning with https://.")),
    (lambda plan: len(plan.place) <= 300, lambda: _("The place has room for 300 letters; put the way there into the description.")),
    (lambda plan: _is_capacity(plan.capacity), lambda: _("How many fit is a number from 1 on; leave it empty where there is no limit.")),
    (
        lambda plan: _is_capacity(plan.capacity_online),
        lambda: _("How many fit is a number from 1 on; leave it empty where there is no limit."),
    ),
    (lambda plan: plan.answer_by is None or plan.answer_by <= plan.starts_at, lambda: _("Answers are due before it begins, not after.")),
    (lambda plan: all(_is_reminder(*one) for one in plan.reminders), lambda: _("A reminder goes out 1 hour to 60 days before it begins.")),
]


def fields_of(plan: Plan, by: Person | None) -> dict[str, Any]:
    for holds, sentence in _CHECKS:
        if not holds(plan):
            raise CannotArrange(sentence())
    home, organiser = _home(plan), plan.organiser or by
    if organiser is None:
        raise CannotArrange(_("Somebody has to organise it: say who."))
    return {
        "title": " ".join(plan.title.split())[:200],
        "kind": plan.kind,
        "description": plan.description,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "zone": plan.zone,
        "place": " ".join(plan.place.split()),
        "link": plan.link.strip(),
        "organiser": organiser,
        "home": dict(plan.home) if plan.home else {},
        "home_key": key_of(plan.home),
        "marking": (plan.marking or (home.marking if home else Marking.GREEN)).value,
        "shared_with": (plan.shared_with if plan.shared_with is not None else home.shared_with if home else Recipients()).stored,
        "capacity": plan.capacity,
        "capacity_online": plan.capacity_online,
        "is_open": plan.is_open,
        "answer_by": plan.answer_by,
    }


def _home(plan: Plan) -> Home | None:
    if not plan.home:
        return None
    if found := home_of(key_of(plan.home)):
        return found
    raise CannotArrange(_("There is no such group or other home to arrange it in."))


def _reads_as_link(link: str) -> bool:
    try:
        _is_address(link.strip()) if link.strip() else None
    except ValidationError:
        return False
    return len(link) <= 500


def _is_capacity(number: int | None) -> bool:
    return number is None or 0 < number < 1_000_000


def _is_reminder(whom: str, hours: int) -> bool:
    return whom in RemindWhom and 0 < hours <= MOST_HOURS
