"""Links in mails that do one thing once: looking at one does nothing, whoever or whatever looks."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entente import record
from entente.notices import links as offered
from entente.notices.links import Shown
from entente.notices.models import ActionLink
from entente.notices.references import Reference, key_of
from entente.notices.refusals import Refusal
from entente.people.models import Person

Choices = Sequence[tuple[str, str]]  # (value, what the button says)
MOST_WORDS = 5000


class CannotUse(Refusal):
    """The link does nothing any more, or what it would do cannot be done."""


def link(kind: str, subject: Reference, person: Person, choices: Choices, *, lasts: timedelta, at: datetime) -> str:
    """The address of a page that asks this person once and then acts; only a digest of its secret is kept."""
    return links(kind, subject, [person.pk], choices, lasts=lasts, at=at)[person.pk]


def links(kind: str, subject: Reference, people: Iterable[int], choices: Choices, *, lasts: timedelta, at: datetime) -> dict[int, str]:
    """The same for many people at once, each an address of its own."""
    offered.kind(kind)
    made = {person: secrets.token_urlsafe(32) for person in people}
    said = {"kind": kind, "subject": dict(subject), "subject_key": key_of(subject), "choices": [list(choice) for choice in choices]}
    rows = (
        ActionLink(digest=digest(secret), person_id=person, created_at=at, expires_at=at + lasts, **said) for person, secret in made.items()
    )
    ActionLink.objects.bulk_create(rows, batch_size=500)
    return {person: settings.BASE_URL + reverse("notices:act", args=[secret]) for person, secret in made.items()}


def link_behind(secret: str) -> ActionLink | None:
    """The link, used and expired ones too; looking uses nothing up."""
    return ActionLink.objects.select_related("person").filter(digest=digest(secret)).first()


@transaction.atomic
def use(secret: str, choice: str, words: str = "", *, at: datetime) -> str:
    """Do what the link is for, once; what the act says happened. Where the act refuses, the link can be used again.

    `words` is what was written, where the link asks for a text; the record does not hold it.
    """
    entry = record.open()
    found = ActionLink.objects.select_for_update(of=("self",)).select_related("person").filter(digest=digest(secret)).first()
    if found is None:
        raise CannotUse(_("This link is not known. Open it from the mail again, or copy its whole address."))
    _refuse(found, choice, at)
    found.used_at, found.choice, found.outcome = at, choice, _acted(found, choice, words, at)[:500]
    found.save(update_fields=["used_at", "choice", "outcome"])
    said = {"link": found.kind, "subject": found.subject["label"], "choice": choice}
    entry.enter("notices.link_used", found.person, by=found.person, after=said)
    return found.outcome


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _refuse(link: ActionLink, choice: str, at: datetime) -> None:
    if link.used_at:
        raise CannotUse(_("This link has been used: %(outcome)s") % {"outcome": link.outcome})
    if link.expires_at <= at:
        raise CannotUse(_("This link has run out. Sign in to do it on the page, or ask who wrote to you for a new one."))
    if choice not in [value for value, _label in link.choices]:
        raise CannotUse(_("Choose one of the answers on the page."))


def shown(link: ActionLink) -> Shown | None:
    """What its page shows before it asks, with the rights the person has now."""
    shows = offered.kind(link.kind).shows
    if shows is None:
        return None
    with _refusals():
        return shows(link.person, str(link.subject["id"]))


def _acted(link: ActionLink, choice: str, words: str, at: datetime) -> str:
    kind = offered.kind(link.kind)
    if kind.words and not words.strip():
        raise CannotUse(_("Nothing is written yet. Write it, then send it."))
    with _refusals():
        return kind.act(link.person, str(link.subject["id"]), words.strip()[:MOST_WORDS] if kind.words else choice, at)


@contextmanager
def _refusals() -> Iterator[None]:
    """What a room refuses is a refusal of the link."""
    try:
        yield
    except PermissionDenied as refusal:
        raise CannotUse(str(refusal) or _("You may no longer do this.")) from refusal
    except Exception as refusal:
        if type(refusal).__module__.startswith("entente."):
            raise CannotUse(str(refusal)) from refusal
        raise
