"""The one home of this room itself: the partnership's library, which the office fills."""

from django.utils.translation import gettext as _

from entente.documents.home import Home, HomeKind
from entente.engine.marking import Marking
from entente.people import access
from entente.people.access import User
from entente.people.choices import Permission


def library(number: int = 1) -> Home | None:
    return Home("documents", "library", 1, _("Library"), Marking.GREEN) if number == 1 else None


def _may_file(user: User, number: int) -> bool:
    return access.may(user, Permission.DOCUMENTS_KEEP)


HOMES = {"documents.library": HomeKind(library, _may_file, lambda number: ("documents:documents", ()))}
