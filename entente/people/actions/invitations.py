"""Coming in by a single-use link; the account it makes, closed and opened again."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.people.actions.digest import digest
from entente.people.models import Account, Address, Invitation, Person

INVITATION_LASTS = timedelta(days=7)


class CannotInvite(Exception):
    """The invitation cannot be made or used as it stands."""


@transaction.atomic
def invite(person: Person, email: str, *, by: Person | None, at: datetime) -> str:
    """The secret of a single-use link; only its digest is kept, and links sent before no longer open. The caller sends or prints it."""
    entry = record.open()
    email = email.strip().lower()
    _refuse(person, email)
    Invitation.objects.filter(person=person, used_at=None, expires_at__gt=at).update(expires_at=at)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person, email=email, digest=digest(secret), created_at=at, expires_at=at + INVITATION_LASTS
    )
    entry.enter("people.invited", person, by=by, after={"expires": invitation.expires_at})
    return secret


def invitation_behind(secret: str, *, at: datetime) -> Invitation | None:
    """The invitation that a link stands for, while it can be used; looking uses nothing up."""
    live = Invitation.objects.filter(used_at=None, expires_at__gt=at).select_related("person")
    return live.filter(digest=digest(secret)).first()


@transaction.atomic
def come_in(secret: str, *, at: datetime) -> Account:
    """Use an invitation: once, in time; makes the account the first time."""
    entry = record.open()
    invitation = Invitation.objects.select_for_update().select_related("person").filter(digest=digest(secret)).first()
    if invitation is None or invitation.used_at or invitation.expires_at <= at:
        raise CannotInvite(_("This link has been used or has run out. Ask the office for a new one."))
    _refuse(invitation.person, invitation.email)
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    account, created = Account.objects.get_or_create(person=invitation.person, defaults={"email": invitation.email, "created_at": at})
    if created:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    Address.objects.filter(person=invitation.person, email=invitation.email, confirmed_at=None).update(confirmed_at=at)
    entry.enter("people.came_in", invitation.person, by=invitation.person, after={"first": created})
    return account


@transaction.atomic
def close_account(account: Account, *, by: Person, at: datetime) -> None:
    """The person can no longer sign in: sessions and tokens stop at once, links sent before no longer open."""
    entry = record.open()
    if account.person_id == by.pk:
        raise CannotInvite(_("You cannot close your own account; ask a colleague in the office."))
    if Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        Invitation.objects.filter(person=account.person_id, used_at=None, expires_at__gt=at).update(expires_at=at)
        entry.enter("people.account_closed", account.person, by=by)


@transaction.atomic
def reopen_account(account: Account, *, by: Person, at: datetime) -> None:
    entry = record.open()
    if Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        entry.enter("people.account_reopened", account.person, by=by)


def _refuse(person: Person, email: str) -> None:
    if person.merged_into_id or person.erased_at:
        raise CannotInvite(_("%(person)s is no longer kept as a person of its own.") % {"person": person})
    if not email:
        raise CannotInvite(_("%(person)s has no e-mail address to send the link to.") % {"person": person})
    if Account.objects.filter(email=email).exclude(person=person).exists():
        raise CannotInvite(_("%(email)s already signs in as somebody else.") % {"email": email})
    if Account.objects.filter(person=person, is_active=False).exists():
        raise CannotInvite(_("The account of %(person)s is closed; open it again first.") % {"person": person})
