"""Minutes: written item by item while the meeting runs, filed as a document, sent to the body in one step."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.contents import CannotTake
from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.gatherings.models import Gathering
from entente.governance import compose, homes
from entente.governance.actions import points, posting
from entente.governance.actions.refusals import CannotWriteMinutes
from entente.governance.hooks import Decided
from entente.governance.models import ActionPoint, AgendaItem, Body, Minutes
from entente.governance.queries import calling
from entente.governance.queries.calling import meeting_of
from entente.governance.queries.meetings import attendance_of, items_of, points_made
from entente.governance.queries.presence import live_presence
from entente.governance.references import key_of
from entente.members.models import Reference as Line
from entente.people.discovery import offered
from entente.people.models import Person

LONGEST = 50_000


@transaction.atomic
def write_notes(item: AgendaItem, notes: str, *, after: int, by: Person, at: datetime) -> AgendaItem:
    """Saved as one goes. `after` is the number of the notes at hand: who writes over somebody else's is told, and keeps what was typed."""
    entry = record.open()
    current = AgendaItem.objects.select_for_update(of=("self",)).select_related("notes_by", "body").get(pk=item.pk)
    notes = notes.replace("\r\n", "\n").strip("\n")
    if notes == current.notes:
        return current
    _refuse(current, notes, after, by)
    is_another_hand = current.notes_by_id != by.pk
    current.notes, current.notes_number, current.notes_by, current.notes_at = notes, current.notes_number + 1, by, at
    current.save(update_fields=["notes", "notes_number", "notes_by", "notes_at"])
    if is_another_hand:  # what is saved every few seconds is one act of writing; what was written is said by the minutes that are filed
        entry.enter("governance.notes_written", current, by=by)
    return current


@transaction.atomic
def file_minutes(body: Body, gathering: Gathering, *, marking: Marking | None = None, by: Person, at: datetime) -> Minutes:
    """The notes of all items, who was there, what was decided and who does what, as a document; filed again, it gets a new version."""
    entry = record.open()
    if gathering.home_key != key_of(body):
        raise CannotWriteMinutes(_("That meeting is not one of %(body)s.") % {"body": body})
    items, made = items_of(gathering), points_made(gathering)
    if not any(item.notes.strip() for item in items):
        raise CannotWriteMinutes(_("Nothing has been written yet. Write something under an item first."))
    text = _text(body, gathering, items, made)
    known = Minutes.objects.select_for_update(of=("self",)).filter(gathering=gathering).select_related("document__current").first()
    document = _document(body, gathering, known, text, marking, by, at)
    decisions = [said for item in items for said in compose.decisions(item)]
    minutes, _is_new = Minutes.objects.update_or_create(
        gathering=gathering,
        defaults={"decisions": decisions, "filed_by": by, "filed_at": at},
        create_defaults={"body": body, "document": document, "decisions": decisions, "filed_by": by, "filed_at": at},
    )
    points.tell_owners(made, by=by, at=at)
    hand_on(body, _lines(minutes, items), by=by, at=at)
    entry.enter("governance.minutes_filed", minutes, by=by, after={"document": document.reference, "decisions": len(decisions)})
    return minutes


@transaction.atomic
def send_minutes(minutes: Minutes, *, by: Person, at: datetime) -> int:
    """To everybody of the body who may read them; how many were told. The same version is not sent twice."""
    entry = record.open()
    row = Minutes.objects.select_for_update(of=("self",)).select_related("document__current", "body", "gathering").get(pk=minutes.pk)
    version = row.document.current.number if row.document.current else 0
    if version <= row.sent_version:
        raise CannotWriteMinutes(_("This version was sent already. File what you changed first."))
    told = posting.send(row, by=by, at=at)
    row.sent_version, row.sent_at = version, at
    row.save(update_fields=["sent_version", "sent_at"])
    entry.enter("governance.minutes_sent", row, by=by, after={"version": version, "people": told})
    return told


def hand_on(body: Body, lines: list[Decided], *, by: Person, at: datetime) -> None:
    """To every room above that keeps decisions."""
    for decided in offered("decided", "decided"):
        decided(body, lines, by=by, at=at)


def _text(body: Body, gathering: Gathering, items: list[AgendaItem], made: list[ActionPoint]) -> str:
    """With the quorum as it was when the meeting ended."""
    meeting, over = meeting_of(gathering, body), gathering.ends_at
    more = [one for minuted in offered("minuted", "minuted") for one in minuted([gathering.pk])]
    live = live_presence(gathering, meeting, over, whoever_came=True)
    how = calling.called(gathering, meeting, over)
    said = _("%(kind)s, %(form)s.") % {"kind": meeting.get_kind_display(), "form": how.form.label}
    return compose.minutes(gathering, items, attendance_of(gathering), made, live, f"{said} {how.sentence}" if how.rule else said, more)


def _lines(minutes: Minutes, items: list[AgendaItem]) -> list[Decided]:
    on, document = timezone.localdate(minutes.gathering.starts_at), minutes.document
    return [
        Decided(_line(minutes, item, place), text, on, document.marking, minutes.gathering_id, item.pk, document.reference)
        for item in items
        for place, text in enumerate(compose.decisions(item), 1)
    ]


def _line(minutes: Minutes, item: AgendaItem, place: int) -> Line:
    label = _("%(minutes)s, item %(number)s") % {"minutes": minutes, "number": item.position}
    return Line("governance", "minuted", f"{minutes.gathering_id}.{item.pk}.{place}", label)


def _document(
    body: Body, gathering: Gathering, known: Minutes | None, text: str, marking: Marking | None, by: Person, at: datetime
) -> Document:
    try:
        content = contents.typed(text)
        if known is None:
            return _filed(body, gathering, content, marking, by, at)
        if known.document.current is None or known.document.current.digest != content.digest:
            documents.add_version(known.document, content, by=by, at=at)
    except (documents.Refusal, CannotTake) as refusal:
        raise CannotWriteMinutes(str(refusal)) from refusal
    return known.document


def _filed(body: Body, gathering: Gathering, content: contents.Content, marking: Marking | None, by: Person, at: datetime) -> Document:
    """In the body's home, as it marks; whoever was there is a recipient, a guest from outside too."""
    home = homes.home(body)
    present = Recipients.of(persons=[guest.person_id for guest in attendance_of(gathering).present])
    title = compose.title(body, gathering)
    return documents.file_document(home, title, content, marking=marking, shared_with=home.shared_with | present, by=by, at=at)


def _refuse(current: AgendaItem, notes: str, after: int, by: Person) -> None:
    if current.notes_number != after and current.notes_by_id != by.pk:
        raise CannotWriteMinutes(
            _("%(who)s saved other words here meanwhile. Put them together with yours and save again.") % {"who": current.notes_by}
        )
    if len(notes) > LONGEST:
        raise CannotWriteMinutes(_("Minutes of one item hold at most %(most)s letters.") % {"most": LONGEST})
