"""Deciding on an application with four eyes, and taking a label back."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.industry import badge
from entente.industry.actions.finding import index_label, reason
from entente.industry.actions.refusals import CannotDecide
from entente.industry.choices import LabelState
from entente.industry.models import Label
from entente.members.models import Delegation, Organisation
from entente.people.models import Person


@transaction.atomic
def grant(label: Label, *, until_on: date | None = None, issuer: Organisation | None, by: Person, at: datetime) -> Label:
    """From today, or from the day after the label that it renews, for as long as the criteria say; where they do not, until the day named.

    `issuer`: the organisation for which the decider decides; None: the office."""
    entry, row = _held(label, by, at)
    row.from_on = _begins(row, timezone.localtime(at).date())
    row.until_on = until_on or _ends(row)
    if row.until_on < row.from_on:
        raise CannotDecide(_("Its last day is before its first, %(day)s.") % {"day": f"{row.from_on:%d.%m.%Y}"})
    row.state, row.number = LabelState.GRANTED, f"EL-{row.from_on.year}-{row.pk:05d}"
    _decided(row, issuer, "", by, at)
    row.credential = badge.issued(row, at)
    row.save()
    index_label(row)
    after = {"number": row.number, "from_on": row.from_on, "until_on": row.until_on, "issuer": str(issuer or "")}
    entry.enter("industry.granted", row, by=by, organisation=row.organisation, after=after)
    return row


@transaction.atomic
def refuse(label: Label, *, because: str, issuer: Organisation | None, by: Person, at: datetime) -> Label:
    entry, row = _held(label, by, at)
    row.state = LabelState.REFUSED
    _decided(row, issuer, reason(because, CannotDecide), by, at)
    row.save()
    entry.enter("industry.refused", row, by=by, organisation=row.organisation, because=row.because, after={"issuer": str(issuer or "")})
    return row


@transaction.atomic
def revoke(label: Label, *, because: str, by: Person, at: datetime) -> Label:
    """Everyone reads that it was, and on which day; its badge is refused from now on."""
    entry = record.open()
    row = Label.objects.select_for_update(of=("self",)).select_related("organisation", "criteria").get(pk=label.pk)
    if row.state != LabelState.GRANTED:
        raise CannotDecide(_("Only a label that was granted, and not revoked yet, can be revoked."))
    _refuse_own(row, by, at)
    row.because = reason(because, CannotDecide)
    row.state, row.revoked_on = LabelState.REVOKED, timezone.localtime(at).date()
    row.save(update_fields=["state", "revoked_on", "because"])
    index_label(row)
    entry.enter("industry.revoked", row, by=by, organisation=row.organisation, because=row.because, after={"revoked_on": row.revoked_on})
    return row


def _held(label: Label, by: Person, at: datetime) -> tuple[Any, Label]:
    entry = record.open()
    row = Label.objects.select_for_update(of=("self",)).select_related("organisation", "criteria", "renews").get(pk=label.pk)
    if row.state != LabelState.APPLIED:
        raise CannotDecide(_("It is decided already: %(state)s.") % {"state": row.get_state_display()})
    _refuse_own(row, by, at)
    return entry, row


def _refuse_own(row: Label, by: Person, at: datetime) -> None:
    """Four eyes: not who applied, nor anybody who acts for the company."""
    acts = Delegation.objects.known().on(timezone.localtime(at).date()).filter(person=by, organisation=row.organisation_id)
    if by.pk == row.applied_by_id or acts.exists():
        raise CannotDecide(_("Somebody else decides: you applied for it, or act for %(name)s.") % {"name": row.organisation})


def _decided(row: Label, issuer: Organisation | None, because: str, by: Person, at: datetime) -> None:
    row.decided_by, row.decided_at, row.issuer, row.because = by, at, issuer, because


def _begins(row: Label, today: date) -> date:
    until = row.renews.until_on if row.renews else None
    return max(today, until + timedelta(days=1)) if until else today


def _ends(row: Label) -> date:
    """The day before the same day so many months later."""
    months = row.criteria.validity_months
    if months is None or row.from_on is None:
        raise CannotDecide(_("The criteria do not say how long the label holds, because it is not known. Name its last day."))
    years, month = divmod(row.from_on.month - 1 + months, 12)
    first = date(row.from_on.year + years, month + 1, 1)
    following = (first + timedelta(days=32)).replace(day=1)
    same = min(first + timedelta(days=row.from_on.day - 1), following - timedelta(days=1))
    return same - timedelta(days=1)
