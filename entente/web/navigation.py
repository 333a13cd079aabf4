"""The bar: the rooms that stand, in the order in which people come."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
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
OVERVIEW: Entry = ("", _("Overview"))
DESK: Entry = ("desk/", _("Desk"))
ROOMS = {path for path, _label in (OVERVIEW, DESK, *FIRST, *SECOND, *MORE)}
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


def bar(request: HttpRequest) -> SafeString:
    """The rooms, drawn once for each that the reader may be in."""
    return _drawn(reverse("home"), request.user.is_authenticated, _room(request), get_language())


@lru_cache(maxsize=512)
def _drawn(home: str, signed_in: bool, room: str | None, language: str | None) -> SafeString:
    return SafeString(render_to_string("_rooms.html", {"bar": _bar(home, signed_in, room)}))


def _room(request: HttpRequest) -> str | None:
    """The path of the one that the page is in, if it is in any."""
    path = request.path.removeprefix(reverse("home")).partition("/")
    room = path[0] + path[1]
    return room if room in ROOMS else None


def _bar(home: str, signed_in: bool, room: str | None) -> Bar:
    """For who is signed in the Desk comes first and the overview stands in the menu; for a visitor the overview is the first page."""
    first, more = ([DESK, *FIRST], [OVERVIEW, *MORE]) if signed_in else ([OVERVIEW, *FIRST], MORE)
    stands = [
        [entry for entry in entries if _stands(entry[0]) and (signed_in or entry[0] not in INSIDE)] for entries in (first, SECOND, more)
    ]
    return Bar(*([Place(label, home + path, path == room) for path, label in entries] for entries in stands))


def desks(request: HttpRequest) -> list[Place]:
    """What the reader's rights add to the account menu."""
    held = permissions_of(request.user)
    return [_place(request, reverse(name), label) for name, label, permission in DESKS if permission in held]


@cache
def _stands(path: str) -> bool:
    """Whether a page is there: rooms come one by one."""
    try:
        return bool(resolve(reverse("home") + path))
    except Resolver404:
        return False


def _place(request: HttpRequest, address: str, label: str | Promise) -> Place:
    return Place(label, address, request.path.startswith(address))
