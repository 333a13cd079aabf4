"""Writing an announcement: what it says, to whom, under which marking."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.audience import written
from entente.notices import kinds
from entente.notices.choices import AnnouncementForm, AnnouncementState
from entente.notices.models import Announcement
from entente.notices.queries.audiences import read
from entente.notices.references import Reference, key_of
from entente.notices.refusals import Refusal
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight

KINDS = {kinds.ANNOUNCEMENT, kinds.STATUTORY, kinds.NEWSLETTER}
FIELDS = ("subject", "body", "kind", "audience", "marking", "circle")


class CannotAnnounce(Refusal):
    """The announcement is not where this can be done, or lacks something."""


@transaction.atomic
def draft(
    subject: str,
    *,
    by: Person,
    at: datetime,
    body: str = "",
    kind: str = kinds.ANNOUNCEMENT,
    form: str = AnnouncementForm.ANNOUNCEMENT,
    audience: str = "",
    marking: str = TrafficLight.CLEAR,
    circle: str = "",
    home: Reference | None = None,
    groups: Iterable[int] = (),
) -> Announcement:
    """Something to be announced; nothing leaves before another has approved it. `groups` are those whose members may see it."""
    entry = record.open()
    said = _checked({"subject": subject, "body": body, "kind": kind, "audience": audience, "marking": marking, "circle": circle})
    kept: dict[str, Any] = {"form": form, "home": home or {}, "home_key": key_of(home), "groups": sorted(groups)}
    announcement = Announcement.objects.create(**said, **kept, author=by, changed_by=by, changed_at=at)
    entry.enter("notices.drafted", announcement, by=by, after=said | {"form": form, "home": key_of(home)})
    return announcement


@transaction.atomic
def change(announcement: Announcement, *, by: Person, at: datetime, **fields: str) -> Announcement:
    """Other words, another audience, another marking; whoever changes it can no longer be the second pair of eyes."""
    entry = record.open()
    row = changeable(announcement)
    before = {name: getattr(row, name) for name in FIELDS}
    after = _checked(before | fields)
    changed = [name for name in FIELDS if before[name] != after[name]]
    if changed:
        for name in changed:
            setattr(row, name, after[name])
        touch(row, by, at)
        entry.enter("notices.changed", row, by=by, before={n: before[n] for n in changed}, after={n: after[n] for n in changed})
    return row


def changeable(announcement: Announcement) -> Announcement:
    row = locked(announcement)
    if not row.can_change:
        raise CannotAnnounce(
            _("“%(subject)s” is “%(state)s” and cannot be changed; have it sent back first.")
            % {"subject": row, "state": row.get_state_display()}
        )
    return row


def touch(row: Announcement, by: Person, at: datetime) -> None:
    row.changed_by, row.changed_at, row.state, row.approved_by, row.remark = by, at, AnnouncementState.DRAFT, None, ""
    row.save()


def locked(announcement: Announcement) -> Announcement:
    return Announcement.objects.select_for_update(of=("self",)).select_related("approved_by").get(pk=announcement.pk)


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept: one line of subject, expressions as they are printed."""
    said = dict(fields) | {"subject": " ".join(str(fields["subject"]).split())[:200]}
    if not said["subject"]:
        raise CannotAnnounce(_("It needs a subject: what people read first."))
    if said["kind"] not in KINDS:
        raise CannotAnnounce(_("It is an announcement, a statutory notice or a newsletter."))
    for name in ("audience", "circle"):
        said[name] = written(read(said[name])) if said[name].strip() else ""
    return said
