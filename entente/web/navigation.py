"""The bar: the rooms that stand, in the order in which people come."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.people.access import permissions_of
from entente.people.choices import Permission

Entry = tuple[str, str | Promise]  # the first page's path below the house's own address, and its name
FIRST: list[Entry] = [("members/", _("Members")), ("groups/", _("Groups"))]
SECOND: list[Entry] = [
    ("contract/", _("Contract")),
    ("certification/", _("Certification")),
    ("market/", _("Market")),
    ("exchange/", _("Exchange")),
]
MORE: list[Entry] = [
    ("agenda/", _("Agenda")),
    ("programme/", _("Programme")),
    ("industry/", _("Industry")),
    ("watch/", _("Watch")),
    ("skills/", _("Skills")),
    ("dialogue/", _("Dialogue")),
    ("consortia/", _("Consortia")),
    ("mirror/", _("Mirror")),
    ("gatherings/", _("Calendar")),
    ("votes/", _("Votes")),
    ("news/", _("News")),
    ("documents/", _("Documents")),
    ("forms/", _("Rounds")),
    ("support/", _("Support")),
    ("projects/", _("Projects")),
    ("products/", _("Products")),
    ("figures/", _("Figures")),
]
INSIDE = {"forms/", "support/"}  # these ask a visitor to sign in
DESKS: list[tuple[str, str | Promise, Permission]] = [
    ("agreement:queue", _("Review queue"), Permission.LEDGER_DECIDE),
    ("people:people", _("People"), Permission.PEOPLE_MANAGE),
    ("notices:home", _("Writing to people"), Permission.NOTICES_WRITE),
    ("jobs:jobs", _("Long work"), Permission.MEMBERS_IMPORT),
    ("record:record", _("Record"), Permission.RECORD_READ),
]


@dataclass(frozen=True, slots=True)
class Place:
    name: str | Promise
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """`first` stands in the bar at every width, `second` only where there is room and else in the menu, `more` always in the menu."""

    first: list[Place]
    second: list[Place]
    more: list[Place]

    @property
    def is_in_menu(self) -> bool:
        return any(place.here for place in self.more)


def bar(request: HttpRequest) -> Bar:
    """For who is signed in the Desk comes first and the overview stands in the menu; for a visitor the overview is the first page."""
    signed_in = request.user.is_authenticated
    overview: Entry = ("", _("Overview"))
    first, more = ([("desk/", _("Desk")), *FIRST], [overview, *MORE]) if signed_in else ([overview, *FIRST], MORE)
    return Bar(*(_places(request, entries, signed_in) for entries in (first, SECOND, more)))


def desks(request: HttpRequest) -> list[Place]:
    """What the reader's rights add to the account menu."""
    held = permissions_of(request.user)
    return [_place(request, reverse(name), label) for name, label, permission in DESKS if permission in held]


def _places(request: HttpRequest, entries: Iterable[Entry], signed_in: bool) -> list[Place]:
    wanted = [(path, label) for path, label in entries if _stands(path) and (signed_in or path not in INSIDE)]
    return [_place(request, reverse("home") + path, label) for path, label in wanted]


@cache
def _stands(path: str) -> bool:
    """Whether a page is there: rooms come one by one."""
    try:
        return bool(resolve(reverse("home") + path))
    except Resolver404:
        return False


def _place(request: HttpRequest, address: str, label: str | Promise) -> Place:
    return Place(label, address, request.path == address or (address != reverse("home") and request.path.startswith(address)))
