"""The minutes of a meeting as one text."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.documents.text import escaped
from entente.gatherings.models import Gathering, Guest
from entente.governance import notes
from entente.governance.hooks import Minuted
from entente.governance.models import ActionPoint, AgendaItem, Body
from entente.governance.queries.meetings import Attendance
from entente.governance.queries.presence import Live


def title(body: Body, gathering: Gathering) -> str:
    return _("Minutes of %(body)s, %(day)s") % {"body": body, "day": date_format(gathering.starts, "j F Y")}


def minutes(
    gathering: Gathering,
    items: Sequence[AgendaItem],
    attendance: Attendance,
    points: Sequence[ActionPoint],
    live: Live,
    called: str,
    more: Sequence[Minuted] = (),
) -> str:
    """In the signs of our texts: head, how it was called, who was there and whether enough, each item with its notes and its votes, then
    what was decided and who does what."""
    numbers = {item.pk for item in items}
    parts = [
        _head(gathering),
        escaped(called),
        *_attendance(attendance),
        *_presence(live),
        *(part for number, item in enumerate(items, 1) for part in _item(number, item, [one for one in more if one.item == item.pk])),
        *_minuted([one for one in more if one.item not in numbers], 2),
        *_decisions(items),
        *_points(points),
    ]
    return "\n\n".join(part for part in parts if part)


def decisions(item: AgendaItem) -> list[str]:
    return notes.decisions_in(item.notes)


def _head(gathering: Gathering) -> str:
    when = f"{date_format(gathering.starts, 'l j F Y, H:i')}–{date_format(gathering.ends, 'H:i')} ({gathering.zone})"
    where = gathering.place or _("online")
    return escaped(f"{gathering.title}. {when}, {where}.")


def _attendance(attendance: Attendance) -> Iterable[str]:
    for heading, guests in attendance.groups:
        if guests:
            yield f"## {heading}"
            yield "\n".join(f"- {_guest(guest)}" for guest in guests)


def _guest(guest: Guest) -> str:
    return escaped(f"{guest.person.name}, {guest.organisation}" if guest.organisation else guest.person.name)


def _presence(live: Live) -> Iterable[str]:
    if live.representations:
        yield f"## {_('Represented')}"
        yield "\n".join(
            "- " + escaped(_("%(absent)s, by %(by)s") % {"absent": one.absent, "by": one.by_whom}) for one in live.representations
        )
    if live.quorum or live.above:
        yield f"## {_('Quorum')}"
        yield escaped(live.sentence + (f" ({live.rule.source})" if live.rule and live.rule.source and not live.above else ""))


def _item(number: int, item: AgendaItem, more: Sequence[Minuted]) -> Iterable[str]:
    yield f"## {number}. {escaped(item.title)}"
    yield notes.marked(item.notes).strip("\n") or ("" if more else _("Not dealt with."))
    yield from _minuted(more, 3)


def _minuted(more: Iterable[Minuted], level: int) -> Iterable[str]:
    """What rooms above print: a vote with its rule, its roll and its rounds."""
    for one in more:
        yield f"{'#' * level} {escaped(one.title)}"
        yield "\n".join(f"- {escaped(line)}" for line in one.lines)


def _decisions(items: Sequence[AgendaItem]) -> Iterable[str]:
    decided = [said for item in items for said in decisions(item)]
    if decided:
        yield f"## {_('Decisions')}"
        yield "\n".join(f"{number}. {said}" for number, said in enumerate(decided, 1))


def _points(points: Sequence[ActionPoint]) -> Iterable[str]:
    if points:
        yield f"## {_('Actions')}"
        yield "\n".join([_row(_("What"), _("Who"), _("Until")), "|---|---|---|", *map(_point, points)])


def _point(point: ActionPoint) -> str:
    until = date_format(point.due_on, "j F Y") if point.due_on else ""
    return _row(escaped(point.text), escaped(point.owner.name), until)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
