"""Complaints: made by anyone, read and answered by the office."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.industry import access, actions
from entente.industry.choices import ComplaintState
from entente.industry.models import Complaint, Label
from entente.people.models import Account
from entente.web.acting import who
from entente.web.industry.acting import A_PAGE, answer, asked
from entente.web.industry.forms import AnswerComplaintForm, ComplainForm


def complain(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.label_to_read(request.user, pk)
    if not found.is_shown:
        raise Http404
    person = request.user.person if isinstance(request.user, Account) else None
    form = ComplainForm(request.POST if request.method == "POST" else None, is_visitor=person is None)

    def act(fields: dict[str, Any], at: datetime) -> Label:
        made = actions.complain(found, fields["said"], contact=fields.get("contact", ""), by=person, at=at)
        messages.success(request, _("The office has your complaint, %(number)s. It is read by nobody else.") % {"number": made})
        return found

    title = _("Is the label of %(name)s not deserved?") % {"name": found.organisation}
    return answer(request, "industry/form.html", {"form": form, "title": title, "button": _("Send the complaint"), "of": found}, act)


@login_required
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Open ones first by choice of the address; the newest first."""
    access.keeper(request.user)
    state, after = asked(request, "state", "after")
    rows = Complaint.objects.select_related("label__organisation").order_by("-pk")
    rows = rows.filter(state=state) if state in ComplaintState.values else rows
    rows = rows.filter(pk__lt=int(after)) if after.isascii() and after.isdigit() and len(after) < 18 else rows
    found = list(rows[: A_PAGE + 1])
    following = found[A_PAGE - 1].pk if len(found) > A_PAGE else ""
    context = {"rows": found[:A_PAGE], "next": following, "states": ComplaintState, "state": state}
    return render(request, "industry/complaints.html", context)


@login_required
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.complaint_to_read(request.user, pk)
    form = AnswerComplaintForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Complaint:
        return actions.answer_complaint(found, upheld=fields["upheld"] == "yes", said=fields["said"], by=who(request), at=at)

    context = {"form": form, "found": found}
    return answer(request, "industry/complaint.html", context, act, said=_("It is answered. Revoke the label on its page if it has to go."))
