"""A person is erased: who opened what goes; what it filed for others stays, without its name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.documents.models import Comment, CommentAsked, Document, Opening, Version
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    reason = _("They are the partnership's papers; they name nobody as who filed them.")
    return [
        Fate(_("Notes of which documents it opened"), Opening.objects.filter(person=person).count()),
        Fate(_("Documents it filed"), Document.objects.filter(filed_by=person).count(), reason),
        Fate(_("Versions of documents it wrote"), Version.objects.filter(by=person).count(), reason),
        Fate(_("Comments on documents"), Comment.objects.filter(by=person).count(), _("They are part of the papers, without the name.")),
        Fate(_("That its comments were asked for"), CommentAsked.objects.filter(person=person).count()),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Opening.objects.filter(person=person).delete()
    CommentAsked.objects.filter(person=person).delete()
