"""What both sides do with a request: buttons and small forms on its page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.support import access, actions
from entente.support.models import Request
from entente.web.acting import who
from entente.web.support.forms import BecauseForm, HandOverForm, MessageForm
from entente.web.support.views.requests import _others, shown


@login_required
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    return settled(request, found, lambda at: actions.take_up(found, by=who(request), at=at), _("It is yours."))


@login_required
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    form = HandOverForm(request.POST, people=_others(found))

    def act(said: dict[str, Any], at: datetime) -> Any:
        return actions.hand_over(found, said["owner"], by=who(request), at=at)

    return checked(request, found, form, act, _("It is handed over."), hand_over_form=form, opens="hand_over")


@login_required
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """From the office's side for who answers, else from the member's."""
    found = access.request_to_write_about(request.user, pk)
    form = MessageForm(request.POST)
    from_office = not access.speaks_for(request.user, found)

    def act(said: dict[str, Any], at: datetime) -> Any:
        return actions.say(found, said["text"], is_from_office=from_office, by=who(request), at=at)

    return checked(request, found, form, act, _("It is sent."), message_form=form)


@login_required
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_answer(request.user, pk)
    return because(request, found, actions.decline, _("It is declined."), opens="decline")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_follow(request.user, pk)
    return because(request, found, actions.withdraw, _("It is taken back."), opens="withdraw")


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.request_to_follow(request.user, pk)
    return settled(request, found, lambda at: actions.close(found, by=who(request), at=at), _("Thank you."))


def because(request: HttpRequest, found: Request, act: Callable[..., Any], said: str, *, opens: str) -> HttpResponse:
    form = BecauseForm(request.POST)

    def acted(fields: dict[str, Any], at: datetime) -> Any:
        return act(found, because=fields["because"], by=who(request), at=at)

    return checked(request, found, form, acted, said, because_form=form, opens=opens)


def checked(
    request: HttpRequest, found: Request, form: forms.Form, act: Callable[[dict[str, Any], datetime], Any], said: str, **again: Any
) -> HttpResponse:
    """A small form of the request's page: 422 shows it again with what was typed."""
    if not form.is_valid():
        return shown(request, found, status=422, **again)
    return settled(request, found, lambda at: act(form.cleaned_data, at), said, **again)


def settled(request: HttpRequest, found: Request, act: Callable[[datetime], Any], said: str, **again: Any) -> HttpResponse:
    try:
        act(timezone.now())
    except actions.Refusal as refusal:
        found.refresh_from_db()
        return shown(request, found, status=409, refusal=refusal, **again)
    messages.success(request, said)
    return redirect(found)
