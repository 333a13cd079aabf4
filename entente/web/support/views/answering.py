"""Writing the answer, looking at it as a letter, other eyes, signing off."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.support import access, actions, queries
from entente.support.letters import pdf_of
from entente.support.models import Answer, Request
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.files.downloads import NEVER_RUN
from entente.web.support.acting import answer
from entente.web.support.beginning import beginning
from entente.web.support.forms import LetterForm
from entente.web.support.views.handling import because, settled

FIELDS = ("title", "addressee", "text", "language", "signatory", "signatory_role", "from_on")


@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins with what was written, else with a first draft made of what was asked."""
    found = access.request_to_answer(request.user, pk)
    written = queries.answer_of(found)
    initial = _initial(written) if written else beginning(found, str(partnership(request)))
    form = LetterForm(request.POST or None, initial=initial, kind=found.kind)

    def act(fields: dict[str, Any], at: datetime) -> Request:
        actions.write_answer(found, actions.Letter(**form.letter), by=who(request), at=at)
        return found

    return answer(request, "support/answer.html", {"form": form, "found": found, "written": written}, act, said=_("The draft is kept."))


@login_required
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """As it would leave today; the letter that has left is a document."""
    found = access.request_to_read(request.user, pk)
    access.overseer(request.user)
    written = queries.answer_of(found)
    if written is None:
        raise Http404
    response = HttpResponse(
        pdf_of(written, written.signed_at or timezone.now(), is_draft=not written.is_signed), content_type="application/pdf"
    )
    response["Content-Disposition"] = content_disposition_header(False, f"{found.number}.pdf") or "inline"
    response["Content-Security-Policy"] = NEVER_RUN
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    return settled(request, found, lambda at: actions.hand_in_answer(found, by=who(request), at=at), _("It waits for other eyes now."))


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    return because(request, found, actions.send_answer_back, _("It is sent back."), opens="send_back")


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    return settled(
        request, found, lambda at: actions.sign_off(found, by=who(request), at=at), _("It is answered, and the member has the letter.")
    )


def _initial(written: Answer) -> dict[str, Any]:
    last = written.to_on - timedelta(days=1) if written.to_on else None
    return {name: getattr(written, name) for name in FIELDS} | {"last_on": last}
