"""Who may do what with a document. Whether it may be seen at all is answered by its lock alone."""

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.documents import discovery, queries
from entente.documents.home import Home
from entente.documents.models import Document, Version
from entente.engine.marking import Marking, Viewer, keys
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


class SignInFirst(PermissionDenied):
    """It is for the community, and nobody has signed in."""


def document_to_read(viewer: Viewer, reference: str) -> Document:
    """404 for who may not even know that it is there (AMBER and stricter); for GREEN a visitor is asked in, a stranger told why not."""
    if found := queries.seen(keys(viewer)).filter(reference=reference).first():
        return found
    if Document.objects.filter(reference=reference, marking=Marking.GREEN.value, destroyed_at=None).exists():
        _refuse_green(viewer)
    raise Http404


def version_to_read(viewer: Viewer, reference: str, number: int | None = None) -> Version:
    """A version with its words, the current one unless a number is given; of a destroyed document none is left."""
    document = document_to_read(viewer, reference)
    number = number if number is not None else document.current.number if document.current else 0
    found = document.versions.select_related("by", "upload").filter(number=number).first()
    if found is None or document.destroyed_at:
        raise Http404
    found.document = document
    return found


def document_to_keep(user: User, viewer: Viewer, reference: str) -> Document:
    """For its source and for the office: new versions, how long it is kept, a stricter marking."""
    document = document_to_read(viewer, reference)
    if not may_keep(user, document):
        raise PermissionDenied(_("Only who filed this document, who files in its home, and the office may change it."))
    if document.destroyed_at:
        raise Http404
    return document


def home_to_file(user: User, key: str) -> Home:
    """A home in which the user files; 404 when there is none."""
    home = discovery.home_of(key)
    if home is None:
        raise Http404
    if not discovery.may_file(user, key):
        raise PermissionDenied(_("You do not file documents in %(home)s. Ask those who keep it.") % {"home": home.label})
    return home


def may_keep(user: User, document: Document) -> bool:
    return is_source(user, document) or people.may(user, Permission.DOCUMENTS_KEEP)


def is_source(user: User, document: Document) -> bool:
    """Whoever filed it, and whoever files in its home: those who may loosen its marking."""
    if not isinstance(user, Account) or not people.covers(user, Permission.DOCUMENTS_KEEP):
        return False
    return user.person_id == document.filed_by_id or discovery.may_file(user, document.home_key)


def _refuse_green(viewer: Viewer) -> None:
    if viewer.person is None:
        raise SignInFirst(_("This is for the partnership's community. Sign in to read it."))
    raise PermissionDenied(_("This is for the partnership's community, the people of its members and its public side. You are not in it."))
