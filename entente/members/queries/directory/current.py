"""The arrays of this process, never older than the last commit: the version is asked with every question."""

from datetime import date
from threading import Lock

from django.db.models import OuterRef, Subquery

from entente.members.queries.directory.reading import load
from entente.members.queries.directory.roll import Roll
from entente.record.models import Entry, Mark

ROOM = "members"
MOST_DAYS = 4

_held: dict[date, tuple[str, Roll]] = {}
_loading = Lock()


def roll_on(day: date) -> Roll:
    """One query when nothing was written since; otherwise the arrays are read anew."""
    version = version_now()
    held = _held.get(day)
    if held is None or held[0] != version:
        with _loading:
            held = _held.get(day)
            if held is None or held[0] != version:
                held = _read(day, version)
    return held[1]


def _read(day: date, version: str) -> tuple[str, Roll]:
    """The version was asked before the rows: what is written meanwhile makes the next question read again."""
    read = (version, load(day))
    _held.pop(day, None)
    while len(_held) >= MOST_DAYS:
        del _held[next(iter(_held))]
    _held[day] = read
    return read


def version_now() -> str:
    """The last entry about members, by number and digest: unlike its number, its digest is another one after a backup was restored."""
    digest = Entry.objects.filter(sequence=OuterRef("sequence")).values("digest")
    marked = Mark.objects.filter(room=ROOM).annotate(digest=Subquery(digest)).values_list("sequence", "digest")
    return ":".join(map(str, marked.first() or ()))
