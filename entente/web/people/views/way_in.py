"""The way in: a link by mail, the account closed and opened again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.people import actions
from entente.people.models import Account
from entente.web.people import mail
from entente.web.people.acting import keeper, person_to_keep
from entente.web.people.views.person import shown


@login_required
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    try:
        secret = actions.invite(subject, subject.email, by=by, at=timezone.now())
    except actions.CannotInvite as refusal:
        return shown(request, subject, status=409, refusal=refusal)
    if not mail.invite(request, subject, secret):
        return shown(
            request,
            subject,
            status=502,
            refusal=_("The mail could not be sent. Ask who runs this installation to look at its mail settings, then invite again."),
        )
    messages.success(
        request, _("A link for one sign-in was sent to %(email)s. It opens once, within seven days.") % {"email": subject.email}
    )
    if mail.lies_in_a_file():
        messages.warning(request, _("No mail server is set here: the mail lies as a file in the folder mail of ENTENTE_HOME."))
    return redirect("people:person", pk)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    by = keeper(request)
    account = get_object_or_404(Account.objects.select_related("person"), person=pk)
    try:
        actions.close_account(account, by=by, at=timezone.now())
    except actions.CannotInvite as refusal:
        return shown(request, account.person, status=409, refusal=refusal)
    return redirect("people:person", pk)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    by = keeper(request)
    account = get_object_or_404(Account.objects.select_related("person"), person=pk)
    actions.reopen_account(account, by=by, at=timezone.now())
    return redirect("people:person", pk)
