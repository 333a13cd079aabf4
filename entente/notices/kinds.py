"""The kinds of notices: each room declares its own in `notices.py` as NOTICES; a person chooses by kind what it is told."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.notices.discovery import offered

ANNOUNCEMENT, STATUTORY, NEWSLETTER, DIGEST, LISTS = (
    "notices.announcement",
    "notices.statutory",
    "notices.newsletter",
    "notices.digest",
    "notices.lists",
)


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """What is said: `code` is "room.kind"; statutory is what the law or the partnership's rules ask the office to send."""

    code: str
    label: str | Promise
    sentence: str | Promise
    is_statutory: bool = False


class UnknownNoticeKind(LookupError):
    """No room declares this kind of notice."""


OWN = [
    NoticeKind(STATUTORY, _("Statutory notices"), _("Convocations, votes, fees: what the rules ask us to send you."), is_statutory=True),
    NoticeKind(ANNOUNCEMENT, _("Announcements"), _("What the office has to say to you, your organisation or your groups.")),
    NoticeKind(NEWSLETTER, _("Newsletter"), _("News, calls, gatherings and decisions, put together by the office.")),
    NoticeKind(DIGEST, _("Digest"), _("What happened for you since the last one, at most once a week.")),
    NoticeKind(LISTS, _("Mailing lists"), _("Being on the lists of the list server that follow your groups and roles.")),
]
_declared: dict[str, NoticeKind] = {}


def declare(*kinds: NoticeKind) -> None:
    _declared.update({kind.code: kind for kind in kinds})


def kind(code: str) -> NoticeKind:
    try:
        return (_discovered() | _declared)[code]
    except KeyError:
        raise UnknownNoticeKind(f"No room declares the notice {code!r}; add it to NOTICES in the room's notices.py.") from None


def all_kinds() -> list[NoticeKind]:
    """Our own first, then the rooms' in the order of the floors."""
    return list((_discovered() | _declared).values())


@cache
def _discovered() -> dict[str, NoticeKind]:
    return {kind.code: kind for kinds in (OWN, *offered("notices", "NOTICES")) for kind in kinds}
