"""What a gathering's page shows: the facts in two zones, the reader's own answer, and what those who keep it do."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from entente.documents import discovery
from entente.documents.home import home_key
from entente.documents.queries import documents_of
from entente.gatherings import access, letters, queries
from entente.gatherings.choices import Answer, GatheringState, GuestState, Outcome
from entente.gatherings.models import Gathering, Guest, Reply
from entente.notices import text
from entente.web.gatherings.asking import keys, me
from entente.web.gatherings.zones import zone_of


def context(request: HttpRequest, gathering: Gathering) -> dict[str, Any]:
    person, keeps, now = me(request), access.may_keep(request.user, gathering), timezone.now()
    mine = queries.guest_of(gathering, person.pk if person else None)
    is_open = gathering.state == GatheringState.ANNOUNCED and now < gathering.starts_at
    shows = keeps or (mine is not None and mine.state == GuestState.ACCEPTED)
    zone = zone_of(request)
    return {
        "gathering": gathering,
        "when": letters.when(gathering),
        "when_here": "" if zone == gathering.zone else letters.when(gathering, zone),
        "zone": zone,
        "html": text.html(gathering.description),
        "mine": mine,
        "place_in_line": queries.place_in_line(mine) if mine else 0,
        "answer_by": letters.moment(gathering.answer_by, gathering.zone) if gathering.answer_by else "",
        "choices": _choices(gathering, mine, is_known=person is not None) if is_open else [],
        "may_register": is_open and gathering.is_open,
        "is_over": gathering.ends_at <= now,
        "has_begun": gathering.starts_at <= now,
        "link": gathering.link if shows else "",
        "home_address": home_address(gathering),
        "papers": documents_of(home_key("gatherings", "gathering", gathering.pk), keys(request)),
        "key": home_key("gatherings", "gathering", gathering.pk),
        "places": places(gathering),
        "keeps": keeps,
        **(kept(gathering) if keeps else {}),
    }


def _choices(gathering: Gathering, mine: Guest | None, *, is_known: bool) -> list[tuple[str, str]]:
    """Who is on the list says yes, perhaps or no; who is not can only register."""
    if mine:
        return letters.choices(gathering)
    registers = is_known and gathering.is_open
    return [choice for choice in letters.choices(gathering) if choice[0] != Answer.DECLINED] if registers else []


def kept(gathering: Gathering) -> dict[str, Any]:
    """For those who keep it: how many are in which state, the reminders, and answers of calendars that were not taken."""
    counts = queries.counts_of(gathering)
    untaken = Reply.objects.filter(gathering=gathering, outcome__in=[Outcome.REFUSED, Outcome.STRANGER])
    return {
        "counts": [(state, counts.get(state.value, 0)) for state in GuestState],
        "total": sum(counts.values()),
        "reminders": list(gathering.reminders.order_by("-hours", "whom")),
        "untaken": list(untaken.select_related("person").order_by("-pk")[:5]),
    }


def places(gathering: Gathering) -> list[tuple[str, int, int | None]]:
    """Way to take part, taken, limit; where there is a limit, or both ways."""
    told = [(str(how.label), gathering.taken(how), gathering.limit(how)) for how in gathering.ways]
    return [one for one in told if one[2] is not None] if not gathering.is_hybrid else told


def home_address(gathering: Gathering) -> str:
    found = discovery.address_of(gathering.home_key) if gathering.home_key else None
    return reverse(found[0], args=found[1]) if found else ""


def mine_among(gatherings: list[Gathering], person: int | None) -> dict[int, Guest]:
    """The reader's own answers among these, in one query."""
    if person is None:
        return {}
    return {guest.gathering_id: guest for guest in Guest.objects.filter(gathering__in=gatherings, person=person)}
