"""Who is there, who is represented by whom, and whether that is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.engine.sitting import Quorum, quorum
from entente.gatherings.choices import Presence as Noted
from entente.gatherings.models import Gathering, Guest
from entente.governance.choices import MeetingKind
from entente.governance.hooks import Quorate
from entente.governance.models import Mandate, Meeting, Presence, Representation
from entente.governance.queries.people import People, people_of
from entente.governance.queries.rules import presence_of
from entente.people.discovery import offered

THERE = (Noted.ROOM, Noted.ONLINE)


@dataclass(frozen=True, slots=True)
class Live:
    """A meeting's presence as it is now. `rule` is None where the body has no quorum on file; `above` is what a room above says instead."""

    people: People
    representations: list[Representation]
    present: frozenset[int]
    rule: Presence | None
    quorum: Quorum | None
    above: Quorate | None
    is_free: bool

    @property
    def seated(self) -> list[Mandate]:
        return [one for one in self.people.mandates if one.is_seated]

    @property
    def is_reached(self) -> bool | None:
        """None where nothing says how many it takes."""
        if self.above:
            return self.above.is_reached
        if self.is_free:
            return True
        return self.quorum.is_reached if self.quorum else None

    @property
    def sentence(self) -> str:
        if self.above:
            return self.above.said
        return told(self.quorum, self.rule, is_free=self.is_free) if self.quorum else _("No quorum is on file for this body.")

    @property
    def there(self) -> int:
        return len([one for one in self.seated if one.person_id in self.present])


def live_presence(gathering: Gathering, meeting: Meeting, at: datetime, *, whoever_came: bool = False) -> Live:
    """As of the meeting's day while it lasts: who has left does not count, unless all who came are asked for. Four queries, and what the
    rooms above ask."""
    day = timezone.localtime(gathering.starts_at, gathering.tz).date()
    people, rule = people_of(meeting.body, day), presence_of(meeting.body, day)
    given = representations_of(gathering)
    noted = Guest.objects.filter(gathering=gathering, presence__in=THERE)
    noted = noted if whoever_came else noted.exclude(left_at__lte=at)
    present = frozenset(noted.values_list("person_id", flat=True))
    is_free = bool(rule and rule.second_call_free and meeting.kind == MeetingKind.SECOND_CALL)
    above = next((found for quorate in offered("quorate", "quorate") if (found := quorate(gathering.pk, at))), None)
    return Live(people, given, present, rule, _quorum(people.mandates, present, given, rule), above, is_free)


def representations_of(gathering: Gathering) -> list[Representation]:
    rows = Representation.objects.filter(gathering=gathering, ended_at=None).select_related("absent", "by_whom")
    return list(rows.order_by("absent__name_key", "pk"))


def told(found: Quorum, rule: Presence | None, *, is_free: bool = False) -> str:
    """ "6 of 9 who hold a seat are there, 1 of them represented; 5 are needed: there is a quorum." """
    said = {"there": found.there, "entitled": found.entitled, "represented": found.represented, "needed": found.needed}
    words = ngettext(
        "%(there)s of %(entitled)s who hold a seat is there", "%(there)s of %(entitled)s who hold a seat are there", found.there
    )
    parts = [words % said]
    if found.represented:
        parts.append(_("%(represented)s of them represented") % said)
    if is_free:
        return f"{', '.join(parts)}; {_('called a second time, no quorum is needed.')}"
    end = (
        _("there is a quorum.")
        if found.is_reached
        else ngettext("%(n)s more is missing.", "%(n)s more are missing.", found.missing) % {"n": found.missing}
    )
    return f"{', '.join(parts)}; {_('%(needed)s are needed: ') % said}{end}"


def _quorum(mandates: Iterable[Mandate], present: frozenset[int], given: list[Representation], rule: Presence | None) -> Quorum | None:
    if rule is None:
        return None
    entitled = [one.person_id for one in mandates if one.is_seated]
    represented = [one.absent_id for one in given if one.by_whom_id in present] if rule.counts_represented else []
    return quorum(entitled, present, represented, rule.share, is_strict=rule.is_strict)
