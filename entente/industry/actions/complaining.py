"""Complaints about labels: by whoever is signed in, and by visitors as often as one can still read them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.industry.actions.finding import text
from entente.industry.actions.refusals import CannotComplain, TooMany
from entente.industry.choices import ComplaintState
from entente.industry.models import Complaint, Label
from entente.people.models import Person

MOST_ABOUT_ONE, MOST = 3, 20  # of visitors within an hour; nothing about them is kept to count them
HOUR = timedelta(hours=1)


@transaction.atomic
def complain(label: Label, said: str, *, contact: str = "", by: Person | None, at: datetime) -> Complaint:
    """`by` None: a visitor, who may leave an address for the answer."""
    entry = record.open()
    if not label.is_shown:
        raise CannotComplain(_("Only a label that was granted can be complained about."))
    if not (words := text(said, 4000)):
        raise CannotComplain(_("Say what is wrong with it, and how one can see that."))
    if by is None:
        _refuse_flood(label, at)
    row = Complaint.objects.create(label=label, text=words, contact=contact if by is None else "", by=by, at=at)
    entry.enter("industry.complained", row, by=by)
    return row


def _refuse_flood(label: Label, at: datetime) -> None:
    lately = Complaint.objects.filter(by=None, at__gt=at - HOUR)
    if lately.count() >= MOST or lately.filter(label=label).count() >= MOST_ABOUT_ONE:
        raise TooMany(_("Many complaints came within this hour, and they are being read. Please try again later, or write to the office."))


@transaction.atomic
def answer_complaint(complaint: Complaint, *, upheld: bool, said: str, by: Person, at: datetime) -> Complaint:
    """Somebody else than who complained and who granted the label. Taking the label back is a step of its own."""
    entry = record.open()
    row = Complaint.objects.select_for_update(of=("self",)).select_related("label__organisation").get(pk=complaint.pk)
    if row.state != ComplaintState.OPEN:
        raise CannotComplain(_("It is answered already."))
    if by.pk in {row.by_id, row.label.decided_by_id}:
        raise CannotComplain(_("Somebody else answers: you complained, or granted the label."))
    if not (words := text(said, 4000)):
        raise CannotComplain(_("Write what you found."))
    row.state = ComplaintState.UPHELD if upheld else ComplaintState.DISMISSED
    row.answer, row.answered_by, row.answered_at, row.contact = words, by, at, ""
    row.save(update_fields=["state", "answer", "answered_by", "answered_at", "contact"])
    entry.enter("industry.complaint_answered", row, by=by, after={"state": row.state})
    return row
