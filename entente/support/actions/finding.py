"""The row as it stands, locked after the chain's head, and where it has to stand."""

from django.utils.translation import gettext as _

from entente.support.actions.refusals import CannotHandle
from entente.support.choices import RequestState
from entente.support.models import Request


def locked(request: Request) -> Request:
    return Request.objects.select_for_update(of=("self",)).select_related("organisation", "asked_by", "owner").get(pk=request.pk)


def refuse_unless(row: Request, *states: RequestState) -> None:
    if row.state not in states:
        said = {"number": row.number, "state": row.get_state_display()}
        raise CannotHandle(_("%(number)s is “%(state)s”; this cannot be done now. Look at its page, it has moved on.") % said)


def reason(because: str) -> str:
    said = " ".join(because.split())[:500]
    if not said:
        raise CannotHandle(_("Say in a word why, for the other side."))
    return said
