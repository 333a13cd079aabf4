"""Filing documents and new versions, for those who may."""

from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Status
from ninja.errors import AuthenticationError
from ninja.files import UploadedFile

from entente.api import documents_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.documents import access, actions, contents
from entente.documents.choices import Afterwards
from entente.documents.contents import Content
from entente.documents.home import Recipients
from entente.documents.models import Document, Version
from entente.engine.marking import Marking
from entente.members.models import Organisation
from entente.members.viewers import viewer_of
from entente.people.models import Person

router = Router(tags=["Documents"])
Found = TypeVar("Found")


@router.post(
    "/documents/files",
    response={201: schemas.WholeDocumentOut, **declared(403, 404, 409, 413)},
    summary="File a file in a home",
)
def file_file(request: HttpRequest, said: Form[schemas.NewFile], file: File[UploadedFile]) -> Any:
    return Status(201, _filed(request, said, lambda: _brought(file, said.as_text)))


@router.post("/documents/texts", response={201: schemas.WholeDocumentOut, **declared(403, 404, 409)}, summary="File a text in a home")
def file_text(request: HttpRequest, body: schemas.NewText) -> Any:
    return Status(201, _filed(request, body, lambda: contents.typed(body.text)))


@router.post(
    "/documents/{str:reference}/texts",
    response={201: schemas.VersionOut, **declared(403, 404, 409)},
    summary="Add a version of a text",
)
def add_text(request: HttpRequest, reference: str, body: schemas.NewTextVersion) -> Any:
    return Status(201, _added(request, reference, body, lambda: contents.typed(body.text)))


@router.post(
    "/documents/{str:reference}/files",
    response={201: schemas.VersionOut, **declared(403, 404, 409, 413)},
    summary="Add a version by bringing a file",
)
def add_file(request: HttpRequest, reference: str, said: Form[schemas.NewFileVersion], file: File[UploadedFile]) -> Any:
    return Status(201, _added(request, reference, said, lambda: _brought(file, said.as_text)))


def _brought(file: UploadedFile, as_text: bool) -> Content:
    return contents.brought(cast(BinaryIO, file.file), file.name or "file", as_text=as_text)


def _recipients(said: schemas.New) -> Recipients:
    """Besides those of the home; each has to be somebody."""
    persons = Person.objects.filter(pk__in=said.persons).values_list("pk", flat=True)
    organisations = Organisation.objects.filter(pk__in=said.organisations).values_list("pk", flat=True)
    found = Recipients.of(persons=persons, organisations=organisations)
    if (len(found.persons), len(found.organisations)) != (len(set(said.persons)), len(set(said.organisations))):
        raise actions.CannotMark(_("Among the persons or organisations is a number that nobody here has."))
    return found


def _filed(request: HttpRequest, said: schemas.New, content: Callable[[], Content]) -> Document:
    """Who may not is refused before the file is looked at."""
    by = signed_in_account(request).person
    home = access.home_to_file(request.user, said.home)
    given = home.shared_with | _recipients(said)
    return actions.file_document(
        home,
        said.title,
        content(),
        marking=Marking(said.marking.value) if said.marking else None,
        shared_with=given,
        language=said.language,
        keep_until=said.keep_until,
        afterwards=Afterwards(said.afterwards),
        by=by,
        at=timezone.now(),
    )


def _added(request: HttpRequest, reference: str, said: schemas.NewVersion, content: Callable[[], Content]) -> Version:
    by = signed_in_account(request).person
    found = asking_in(lambda: access.document_to_keep(request.user, viewer_of(request.user), reference))
    return actions.add_version(found, content(), note=said.note, after=said.after, by=by, at=timezone.now())


def asking_in(find: Callable[[], Found]) -> Found:
    """What is for the community asks a visitor for a key."""
    try:
        return find()
    except access.SignInFirst:
        raise AuthenticationError from None
