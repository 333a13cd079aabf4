"""A gathering as an event: in an invitation for one guest, and in the calendars people subscribe to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Parameters, vCalAddress, vText
from icalendar.parser import Contentline

from entente.engine.marking import Marking
from entente.gatherings.choices import GatheringState, GuestState, Part
from entente.gatherings.ical.zones import timezone
from entente.gatherings.models import Gathering, Guest
from entente.notices import text

PRODUCT = "-//Entente//Gatherings//EN"
_END = b"END:VEVENT\r\nEND:VCALENDAR\r\n"  # how the calendar of one event ends, whatever words stand in it
PARTSTAT = {
    GuestState.INVITED: "NEEDS-ACTION",
    GuestState.ACCEPTED: "ACCEPTED",
    GuestState.TENTATIVE: "TENTATIVE",
    GuestState.DECLINED: "DECLINED",
    GuestState.WAITING: "TENTATIVE",  # calendars know no waiting list
}
_ROLES = {Part.CHAIR: "CHAIR", Part.SPEAKER: "REQ-PARTICIPANT", Part.HELPER: "REQ-PARTICIPANT", Part.GUEST: "REQ-PARTICIPANT"}


def reply_address() -> str:
    """Where calendars send their answers: a mailbox of the installation that `entente replies` reads."""
    return settings.MAIL_REPLIES_TO or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def address(gathering: Gathering) -> str:
    return settings.BASE_URL + gathering.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Mailing:
    """Entries for many guests, one each: what they have in common is written once. `method` is REQUEST, for an invitation and every change
    of it, or CANCEL: it does not take place, or the guest is no longer invited."""

    gathering: Gathering
    method: str
    at: datetime
    _common: dict[bool, bytes] = field(default_factory=dict)

    def entry(self, guest: Guest) -> bytes:
        knows_link = guest.state == GuestState.ACCEPTED
        if knows_link not in self._common:
            self._common[knows_link] = calendar(self.method, {self.gathering: self._event(knows_link)})
        return self._common[knows_link].removesuffix(_END) + _attendee(guest) + b"\r\n" + _END

    def _event(self, knows_link: bool) -> Event:
        event = _event(self.gathering, self.at, knows_link=knows_link)
        event.add("organizer", _organiser(self.gathering))
        if self.method == "CANCEL":
            event["status"] = vText("CANCELLED")
        return event


def feed(name: str, gatherings: Iterable[tuple[Gathering, Guest | None]]) -> bytes:
    """What a calendar subscribes to; each as the guest of the pair sees it. The same bytes while nothing changes."""
    return calendar("PUBLISH", {gathering: _in_a_feed(gathering, guest) for gathering, guest in gatherings}, name)


def calendar(method: str, events: Mapping[Gathering, Event], name: str = "") -> bytes:
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    if name:
        whole.add("x-wr-calname", name)
        whole.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
        whole.add("x-published-ttl", "PT1H")
    for zone, years in _zones(events).items():
        whole.add_component(timezone(zone, min(years), max(years)))
    for event in events.values():
        whole.add_component(event)
    written: bytes = whole.to_ical()
    return written


def _attendee(guest: Guest) -> bytes:
    """The line that differs from guest to guest."""
    params = {
        "CN": _named(guest.person.name),
        "CUTYPE": "INDIVIDUAL",
        "ROLE": _ROLES[Part(guest.part)],
        "PARTSTAT": PARTSTAT[GuestState(guest.state)],
        "RSVP": "TRUE",
    }
    address = vCalAddress(f"mailto:{guest.person.email}")
    return bytes(Contentline.from_parts("ATTENDEE", Parameters(params), address).to_ical())


def _event(gathering: Gathering, at: datetime, *, knows_link: bool) -> Event:
    event = Event()
    event.add("uid", gathering.uid)
    event.add("sequence", gathering.sequence)
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", gathering.changed_at.astimezone(UTC).replace(microsecond=0))
    _add_when(event, gathering)
    event.add("summary", _marked(gathering, gathering.title))
    event.add("location", _where(gathering, knows_link))
    event.add("description", _description(gathering, knows_link))
    event.add("url", address(gathering))
    event.add("class", "PUBLIC" if gathering.marking == Marking.CLEAR.value else "PRIVATE")
    event.add("categories", [str(gathering.get_kind_display())])
    event.add("status", "CANCELLED" if gathering.state == GatheringState.CANCELLED else "CONFIRMED")
    return event


def _add_when(event: Event, gathering: Gathering) -> None:
    """In the organiser's zone, which calendars turn into the reader's; UTC needs no zone."""
    is_utc = gathering.zone == "UTC"
    event.add("dtstart", gathering.starts_at.astimezone(UTC) if is_utc else gathering.starts)
    event.add("dtend", gathering.ends_at.astimezone(UTC) if is_utc else gathering.ends)


def _in_a_feed(gathering: Gathering, guest: Guest | None) -> Event:
    """Feeds are fetched and kept by other people's servers: of what is for named persons only, they hold that it is, and when."""
    if gathering.marking == Marking.RED.value:
        return _red(gathering)
    event = _event(gathering, gathering.changed_at, knows_link=guest is not None and guest.state == GuestState.ACCEPTED)
    if guest and guest.state in {GuestState.INVITED, GuestState.TENTATIVE, GuestState.WAITING}:
        event["status"] = event["status"] if gathering.state == GatheringState.CANCELLED else vText("TENTATIVE")
    return event


def _red(gathering: Gathering) -> Event:
    event = Event()
    event.add("uid", gathering.uid)
    event.add("sequence", gathering.sequence)
    event.add("dtstamp", gathering.changed_at.astimezone(UTC).replace(microsecond=0))
    _add_when(event, gathering)
    event.add("summary", f"[{Marking.RED}]")
    event.add("url", address(gathering))
    event.add("class", "CONFIDENTIAL")
    event.add("status", "CANCELLED" if gathering.state == GatheringState.CANCELLED else "CONFIRMED")
    return event


def _organiser(gathering: Gathering) -> vCalAddress:
    organiser = vCalAddress(f"mailto:{reply_address()}")
    organiser.params["CN"] = vText(_named(gathering.organiser.name))
    return organiser


def _named(name: str) -> str:
    """A parameter's value holds neither quotes nor what ends a line."""
    return " ".join(name.replace('"', "'").split())


def _where(gathering: Gathering, knows_link: bool) -> str:
    if gathering.place:
        return gathering.place
    return gathering.link if knows_link else str(_("Online"))


def _description(gathering: Gathering, knows_link: bool) -> str:
    lines = [text.plain(gathering.description)]
    if gathering.link and knows_link:
        lines.append(_("Online: %(link)s") % {"link": gathering.link})
    elif gathering.link:
        lines.append(_("The link to take part online comes once you have accepted."))
    return "\n\n".join(line for line in [*lines, address(gathering)] if line)


def _marked(gathering: Gathering, words: str) -> str:
    return words if gathering.marking == Marking.CLEAR.value else f"[{Marking(gathering.marking)}] {words}"


def _zones(gatherings: Iterable[Gathering]) -> dict[str, set[int]]:
    """The zones of these, each with the years it is needed for; UTC needs none."""
    found: dict[str, set[int]] = {}
    for gathering in gatherings:
        if gathering.zone != "UTC":
            found.setdefault(gathering.zone, set()).update((gathering.starts.year, gathering.ends.year))
    return dict(sorted(found.items()))
