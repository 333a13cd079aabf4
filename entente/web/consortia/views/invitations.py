"""An invitation: read, answered, taken back."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.consortia import access, actions
from entente.consortia.choices import Answer
from entente.consortia.models import Board, Invitation
from entente.web.acting import who
from entente.web.consortia.acting import answer
from entente.web.consortia.forms import WordsForm


@login_required
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """GET reads it; POST answers, with the button that was pressed."""
    found = access.invitation_to_read(request.user, pk)
    if request.method == "POST":
        access.invitation_to_answer(request.user, pk)
    said = Answer.DECLINE if request.POST.get("said") == Answer.DECLINE else Answer.ACCEPT
    form = WordsForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Invitation:
        return actions.answer(found, said, because=fields["because"], by=who(request), at=at)

    notes = access.notes_answer(request.user, found)
    context = {
        "template": "consortia/invitation.html",
        "form": form,
        "found": found,
        "board": found.role.board,
        "notes": notes,
        "may_answer": found.state == "open" and (access.answers(request.user, found) or notes),
        "keeps": access.keeps(request.user, found.role.board),
        "answers": Answer,
    }
    return answer(request, context, act)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.invitation_to_withdraw(request.user, pk)
    form = WordsForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Board:
        return actions.withdraw(found, because=fields["because"], by=who(request), at=at).role.board

    title = _("Do you take the invitation of %(name)s back?") % {"name": found.organisation}
    return answer(request, {"form": form, "title": title, "button": _("Take it back"), "of": found.role.board}, act)
