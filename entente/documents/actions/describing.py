"""What a document is called, in which language, and what its home is called."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents.actions.finding import held
from entente.documents.actions.refusals import CannotFile
from entente.documents.home import Home
from entente.documents.models import Document
from entente.documents.queries import NOUN
from entente.people.models import Person
from entente.search.actions import put
from entente.vocabulary.names import EU_LANGUAGES

LONGEST_TITLE = 200


@transaction.atomic
def describe(document: Document, *, title: str, language: str, by: Person, at: datetime) -> Document:
    entry = record.open()
    title, language = checked_title(title), checked_language(language)
    current = held(document)
    changed = {name for name, now in (("title", title), ("language", language)) if getattr(current, name) != now}
    if not changed:
        return current
    before = {"language": current.language} if "language" in changed else {}
    current.title, current.language = title, language
    current.save(update_fields=["title", "language"])
    findable(current, current.current.text if current.current and not current.retired_at else "")
    after = {"title": _("changed")} if "title" in changed else {}
    entry.enter("documents.described", current, by=by, before=before, after=after | ({"language": language} if before else {}))
    return current


def settle_home(home: Home) -> int:
    """A home got another name or other rules: the room above calls this in the action that changes it. How many documents it holds."""
    return Document.objects.filter(home_key=home.key).update(home=home.stored, notes_openings=home.notes_openings)


def findable(document: Document, words: str) -> None:
    put(NOUN, [(document.pk, f"{document.title}\n{words}")])


def checked_title(title: str) -> str:
    title = " ".join("".join(sign for sign in title if sign.isprintable() or sign.isspace()).split())
    if not title:
        raise CannotFile(_("Give the document a title, so that people find it."))
    if len(title) > LONGEST_TITLE:
        raise CannotFile(_("The title has more than %(most)s letters. Say it shorter.") % {"most": LONGEST_TITLE})
    return title


def checked_language(language: str) -> str:
    if language not in EU_LANGUAGES:
        raise CannotFile(_("Name the language by its two letters, such as en or fr."))
    return language
