"""An announcement's way: handed in, approved, sent back, withdrawn."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from entente.notices import access, actions
from entente.notices.refusals import Refusal
from entente.web.acting import who
from entente.web.notices.acting import pressed
from entente.web.notices.forms import ApproveForm, BecauseForm
from entente.web.notices.views.announcements import shown


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    try:
        actions.hand_in(row, by=who(request), at=timezone.now())
    except Refusal as refusal:
        return shown(request, row, status=409, refusal=refusal)
    return redirect(row)


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return shown(request, row, status=422, approve_form=form)
    try:
        actions.approve(row, send_at=form.cleaned_data["send_at"], by=who(request), at=timezone.now())
    except Refusal as refusal:
        return shown(request, row, status=409, approve_form=form, refusal=refusal)
    return redirect(row)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    form = BecauseForm(request.POST)
    if not form.is_valid():
        return shown(request, row, status=422, because_form=form)
    try:
        actions.send_back(row, because=form.cleaned_data["because"], by=who(request), at=timezone.now())
    except Refusal as refusal:
        return shown(request, row, status=409, because_form=form, refusal=refusal)
    return redirect(row)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    withdrawn = partial(actions.withdraw, row, by=who(request))
    return pressed(request, lambda at: withdrawn(at=at), to=row, said=_("It is withdrawn and will not be sent."))
