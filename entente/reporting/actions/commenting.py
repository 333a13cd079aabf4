"""Asking people by mail what they say to a paper: documents stand beside notices, and neither knows the other."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.documents import actions as documents
from entente.documents import queries
from entente.documents.models import Document
from entente.documents.waiting import COMMENT
from entente.engine.marking import Marking, read
from entente.members.viewers import viewers_of
from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.compose import as_it_stands
from entente.notices.days import day_of
from entente.notices.models import Notice
from entente.notices.references import Reference
from entente.people.models import Person
from entente.reporting.notices import COMMENTS


@transaction.atomic
def ask_for_comments(
    document: Document, people: Collection[int], *, paragraph: int | None = None, words: str = "", until: date, by: Person, at: datetime
) -> Notice:
    """Of these people, those who may read it; each with a link of its own that takes the comment. `words` say what is asked."""
    record.open()
    readers = queries.who_may_read(document, viewers_of(set(people) - {by.pk}))
    asked = documents.ask_for_comments(document, readers, paragraph=paragraph, until=until, by=by, at=at)
    made = notices.links(COMMENT, _subject(document, paragraph), asked, [("send", _("Send the comment"))], lasts=_lasts(until, at), at=at)
    why = _("because %(name)s asks for your comment") % {"name": by}
    own = {person: Own(_body(document, words, until, address), why) for person, address in made.items()}
    subject = _("Your comment on a paper is asked for, by %(day)s") % {"day": date_format(until, "j F Y")}
    return notices.tell(COMMENTS, to=own, own=own, subject=subject, body="", by=by, at=at, shared=document.shared)


def _subject(document: Document, paragraph: int | None) -> Reference:
    """What is for some only is named in the mail, not in the link: who may not read it any more learns nothing from an old one."""
    number = f"{document.reference}-{paragraph}" if paragraph else document.reference
    label = _("a paper of %(home)s") % {"home": document.home.get("label") or _("Documents")}
    if read(document.marking) in (Marking.CLEAR, Marking.GREEN):
        label = f"“{document.title}”"
    return Reference(room="documents", noun="document", id=number, label=label)


def _body(document: Document, words: str, until: date, address: str) -> str:
    is_secret = read(document.marking) is Marking.RED
    title = _("A paper for named persons only (TLP:RED)") if is_secret else f"{document.title} ({document.light.label})"
    parts = [f"### {as_it_stands(title)}", words.strip(), _("Until %(day)s.") % {"day": date_format(until, "j F Y")}]
    button = f"[{_('Comment here, without signing in')}]({address})"
    return "\n\n".join([*filter(None, parts), button])


def _lasts(until: date, at: datetime) -> timedelta:
    return timedelta(days=(until - day_of(at)).days + 1)
