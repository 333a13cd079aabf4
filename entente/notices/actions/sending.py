"""The moment an announcement leaves: to whom it goes now, and whom its marking keeps it from."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from entente.engine.marking import Marking, Shared
from entente.notices import sources
from entente.notices.actions.telling import CannotTell, Own, tell
from entente.notices.choices import AnnouncementState
from entente.notices.compose import body_of
from entente.notices.days import day_of
from entente.notices.models import Announcement
from entente.notices.queries.audiences import explained, read, resolve
from entente.notices.queries.reach import kept_from
from entente.notices.references import Reference
from entente.record.actions import Opened


def send(entry: Opened, row: Announcement, at: datetime) -> None:
    """Part of the transaction in which the announcement becomes sent: it is told once, or not at all."""
    day = day_of(at)
    meant, shared = explained(read(row.audience), day), shared_of(row, day)
    kept = kept_from([one.person for one in meant], shared, day)
    own = {one.person: Own(why=_(" and ").join(one.reasons)) for one in meant if one.person not in kept}
    if not own:
        raise CannotTell(_("Nobody is left to send it to: the audience means nobody now, or nobody who may see it."))
    row.notice = tell(
        row.kind,
        to=own.keys(),
        own=own,
        subject=row.subject,
        body=body_of(row),
        by=row.author,
        at=at,
        reference=Reference(room="notices", noun="announcement", id=row.pk, label=row.subject),
        home=row.home or None,
        shared=shared,
    )
    row.state = AnnouncementState.SENT
    row.save(update_fields=["state", "notice"])
    entry.enter("notices.sent", row, by=row.approved_by, after={"people": len(own), "kept_from": len(kept), "audience": row.audience})


def shared_of(row: Announcement, day: date) -> Shared:
    """To whom its source gave it. For RED the people themselves; else their organisations, so that who leaves one no longer sees it."""
    marking = Marking(row.marking)
    circle = resolve([read(row.circle)], day)[0] if row.circle else frozenset()
    if marking is Marking.RED:
        return Shared(marking, persons=circle)
    viewers = sources.viewers(circle, day)
    organisations = frozenset(pk for viewer in viewers.values() for pk in viewer.organisations)
    alone = frozenset(person for person, viewer in viewers.items() if not viewer.organisations)
    return Shared(marking, alone, organisations, frozenset(row.groups))
