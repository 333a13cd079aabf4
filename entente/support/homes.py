"""A request is a home of documents: what the member attaches, and the letter that answers it."""

from django.utils.translation import gettext as _

from entente.documents.home import Home, HomeKind, Recipients
from entente.engine.marking import Marking
from entente.members.access import SPEAKING, organisations_of
from entente.people.access import User
from entente.support import access
from entente.support.models import Request

KIND = "support.request"


def home_of(request: Request) -> Home:
    given = Recipients.of(organisations=[request.organisation_id])
    return Home("support", "request", request.pk, _("Support %(number)s") % {"number": request.number}, Marking.AMBER_STRICT, given)


def _find(number: int) -> Home | None:
    found = Request.objects.filter(pk=number).first()
    return home_of(found) if found else None


def _may_file(user: User, number: int) -> bool:
    if access.answers(user):
        return Request.objects.filter(pk=number).exists()
    return Request.objects.filter(pk=number, organisation__in=organisations_of(user, SPEAKING)).exists()


HOMES = {KIND: HomeKind(_find, _may_file, lambda number: ("support:request", (number,)))}
