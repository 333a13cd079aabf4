"""A person asks to be erased; somebody else in the office does it, or declines with a reason."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.people import erasing
from entente.people.actions.checking import CannotKeepPerson, key_of
from entente.people.choices import RoleCode
from entente.people.models import Account, Address, Erasure, Ground, Holding, Invitation, Person, Photograph, Token
from entente.record.actions import erase as erase_payloads


class CannotErase(CannotKeepPerson):
    """The person cannot be erased, or not by this person."""


@transaction.atomic
def ask_erasure(person: Person, *, at: datetime) -> Erasure:
    """The person wants to be forgotten; asked twice it stands once."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    if open_request := Erasure.objects.filter(person=person, answered_at=None).first():
        return open_request
    asked = Erasure.objects.create(person=person, asked_at=at)
    entry.enter("people.erasure_asked", person, by=person)
    return asked


@transaction.atomic
def take_back_erasure(person: Person, *, at: datetime) -> None:
    entry = record.open()
    if Erasure.objects.filter(person=person, answered_at=None).delete()[0]:
        entry.enter("people.erasure_taken_back", person, by=person)


@transaction.atomic
def decline_erasure(person: Person, *, because: str, by: Person, at: datetime) -> Erasure:
    entry = record.open()
    asked = Erasure.objects.select_for_update().filter(person=person, answered_at=None).first()
    if asked is None:
        raise CannotErase(_("%(person)s has not asked to be erased, or was answered already.") % {"person": person})
    if not because.strip():
        raise CannotErase(_("Say why; the person is told."))
    asked.answered_at, asked.answered_by, asked.declined_because = at, by, because.strip()[:300]
    asked.save(update_fields=["answered_at", "answered_by", "declined_because"])
    entry.enter("people.erasure_declined", person, by=by, because=because)
    return asked


@transaction.atomic
def erase_person(person: Person, *, because: str, by: Person, at: datetime) -> Person:
    """Everything about the person goes but what the law keeps, which names nobody any more. It cannot be undone."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse(person, because, by, at)
    called, told = erasing.name_after(person), erasing.entries_about(person)
    entries = list(told)
    erasing.erase_elsewhere(person, by=by, at=at)
    _forget(person, called, at)
    Erasure.objects.filter(person=person, answered_at=None).update(answered_at=at, answered_by=by)
    erase_payloads([*entries, *erasing.entries_about(person)], by=by, because=because.strip()[:200], at=at)
    entry.enter("people.erased", person, by=by, because=because)
    return person


def _forget(person: Person, called: str, at: datetime) -> None:
    _end_roles(person, at)
    _close(person)
    for model in (Photograph, Ground, Address, Token, Invitation):
        model.objects.filter(person=person).delete()
    for row in (person, *Person.objects.filter(merged_into=person)):
        row.name, row.name_key, row.email, row.title, row.given, row.family, row.phone = called, key_of(called), "", "", "", "", ""
        row.languages, row.shows_languages, row.shows_address, row.erased_at = [], False, False, at
        row.save()


def _end_roles(person: Person, at: datetime) -> None:
    day = timezone.localdate(at)
    for row in Holding.objects.select_for_update().known().filter(person=person, to_on=None):
        row.ended(on=max(day, row.from_on), at=at)


def _close(person: Person) -> None:
    """The account with all that allauth and the lock-out keep of it; who is signed in is signed out."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        return
    for session in UserSession.objects.filter(user=account):
        session.end()
    for kept in (AccessAttempt, AccessFailureLog, AccessLog):
        kept.objects.filter(username=account.email).delete()
    account.delete()


def _refuse(person: Person, because: str, by: Person, at: datetime) -> None:
    if person.erased_at or person.merged_into_id:
        raise CannotErase(_("%(person)s is no longer kept as a person of its own.") % {"person": person})
    if person.pk == by.pk:
        raise CannotErase(_("Nobody erases themselves; ask a colleague in the office."))
    if not because.strip():
        raise CannotErase(_("Say why: the record keeps the reason in place of what is erased."))
    day = timezone.localdate(at)
    office = Holding.objects.known().on(day).filter(role=RoleCode.OFFICE, to_on=None, person__account__is_active=True)
    if office.filter(person=person).exists() and not office.exclude(person=person).exists():
        raise CannotErase(_("Somebody has to stay in the office: give the role to another person first."))
