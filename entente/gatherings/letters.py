"""What a guest is told, in Markdown: when in the zone it takes place in, where, and how to answer. Links are for those who come."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.gatherings.choices import Answer, GuestState, How
from entente.gatherings.ical import address
from entente.gatherings.models import Gathering, Guest
from entente.notices.compose import as_it_stands

_DAY, _CLOCK = "l j F Y", "H:i"


def when(gathering: Gathering, zone: str = "") -> str:
    """ "Monday 5 March 2018, 10:00–12:00 (Europe/Brussels, UTC+1)" in the zone it takes place in, or in another."""
    tz = ZoneInfo(zone or gathering.zone)
    starts, ends = gathering.starts_at.astimezone(tz), gathering.ends_at.astimezone(tz)
    begins = f"{date_format(starts, _DAY)}, {date_format(starts, _CLOCK)}"
    until = date_format(ends, _CLOCK)
    if starts.date() != ends.date():
        begins, until = f"{begins} ", f" {date_format(ends, _DAY)}, {until}"
    return f"{begins}–{until} ({tz.key}, {_away(starts)})"


def moment(instant: datetime, zone: str) -> str:
    """ "12 May 2026, 10:00 (Europe/Brussels)"."""
    return f"{date_format(instant.astimezone(ZoneInfo(zone)), 'j F Y, H:i')} ({zone})"


def _away(moment: datetime) -> str:
    """ "UTC+1", "UTC+5:30", "UTC"."""
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}{f':{rest:02d}' if rest else ''}" if minutes else "UTC"


def facts(gathering: Gathering, guest: Guest | None = None) -> str:
    """When, where and who invites, a line each."""
    lines = [f"**{_('When')}**: {when(gathering)}"]
    if gathering.zone != settings.TIME_ZONE:
        lines.append(f"**{_('That is')}**: {when(gathering, settings.TIME_ZONE)}")
    if gathering.place:
        lines.append(f"**{_('Where')}**: {as_it_stands(gathering.place)}")
    if gathering.link:
        lines.append(f"**{_('Online')}**: {_link(gathering, guest)}")
    lines.append(f"**{_('Organised by')}**: {as_it_stands(gathering.organiser.name)}")
    return "\n".join(lines)


def _link(gathering: Gathering, guest: Guest | None) -> str:
    if guest and guest.state == GuestState.ACCEPTED:
        return f"<{gathering.link}>"
    return _("the link comes once you have accepted")


def letter(gathering: Gathering, guest: Guest | None, opening: str, answer_at: str = "") -> str:
    """The whole: an opening sentence, the facts, the description, and where to answer."""
    parts = [opening, facts(gathering, guest), gathering.description.strip(), _how_to_answer(gathering, answer_at), _page(gathering)]
    return "\n\n".join(part for part in parts if part)


def _how_to_answer(gathering: Gathering, answer_at: str) -> str:
    if not answer_at:
        return ""
    asked = f"**[{_('Say whether you come')}]({answer_at})**"
    if gathering.answer_by:
        day = date_format(gathering.answer_by.astimezone(gathering.tz), "j F Y, H:i")
        asked = f"{asked} {_('by %(day)s') % {'day': day}}"
    return f"{asked}. {_('Answering in your calendar does the same.')}"


def _page(gathering: Gathering) -> str:
    return f"[{_('Its page, with the papers')}]({address(gathering)})"


def choices(gathering: Gathering) -> list[tuple[str, str]]:
    """The buttons behind the link."""
    return choices_of(is_hybrid=gathering.is_hybrid)


def choices_of(*, is_hybrid: bool) -> list[tuple[str, str]]:
    """Where both can be had, in the room and online are two."""
    coming = [(Answer.ACCEPTED.value, str(Answer.ACCEPTED.label))]
    if is_hybrid:
        coming = [
            (f"{Answer.ACCEPTED}:{How.ROOM}", _("I come, in the room")),
            (f"{Answer.ACCEPTED}:{How.ONLINE}", _("I take part online")),
        ]
    return [*coming, (Answer.TENTATIVE.value, str(Answer.TENTATIVE.label)), (Answer.DECLINED.value, str(Answer.DECLINED.label))]
