"""The office's steps with a vote: announced, roll frozen, opened, closed, counted, seats given, cancelled."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.ballots import access, actions
from entente.ballots.actions import Word
from entente.ballots.models import Vote
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, at_once, bound
from entente.web.ballots.forms.more import BecauseForm, CountForm


@login_required
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, actions.call, _("It is announced; notice runs from today."))


@login_required
@require_POST
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, actions.freeze, _("The roll is frozen: nothing that happens to members changes it any more."))


@login_required
@require_POST
def open_vote(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, actions.open_vote, _("It is open."))


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, actions.close, _("It is closed: all ballots are published. Count it next."))


@login_required
@require_POST
def ask_for_secrecy(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """By a voter, or who holds its proxy; the level is settled when the vote opens."""
    mine = access.row_to_cast(request.user, pk, row, timezone.now())
    done = _("It is noted that %(name)s asks for a secret vote.") % {"name": mine.row.name}
    return at_once(request, lambda at: actions.demand_secrecy(mine.row.vote, mine.row, by=who(request), at=at), done, mine.row.vote)


@login_required
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """At once; where the rule leaves a tie to the chair, its word is asked for."""
    found = access.vote_to_keep(request.user, pk)
    form = bound(request, CountForm)
    if request.method == "POST" and form.is_valid():
        word = Word(form.cleaned_data["choice"], form.cleaned_data["order"])
        try:
            actions.count(found, word=word, by=who(request), at=timezone.now())
        except actions.Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("ballots:count", found.pk) if found.spec.get("tie") == "chair" else redirect(found)
        messages.success(request, _("It is counted, and the decision is in the register."))
        return redirect(found)
    page = Page(
        _("What does the chair say?"),
        _("Only where votes are equal: a choice for a motion, the tied candidates in order for an election."),
        _("Count"),
        found.get_absolute_url(),
        found.title,
    )
    return answer(request, form, page, lambda said, at: found)


@login_required
@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, actions.seat, _("The elected have their seats."))


@login_required
def thaw(request: HttpRequest, pk: int) -> HttpResponse:
    return _because(
        request, pk, actions.thaw, _("Why is the frozen roll wrong?"), _("It is given up, and frozen anew later."), _("Give it up")
    )


@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    lead = _("Everybody who may see the vote reads why. What was cast stays uncounted.")
    return _because(request, pk, actions.cancel, _("Why is this vote cancelled?"), lead, _("Cancel the vote"))


def _step(request: HttpRequest, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    found = access.vote_to_keep(request.user, pk)
    return at_once(request, lambda at: act(found, by=who(request), at=at), done, found)


def _because(request: HttpRequest, pk: int, act: Callable[..., Any], title: str, lead: str, button: str) -> HttpResponse:
    found = access.vote_to_keep(request.user, pk)
    page = Page(title, lead, button, found.get_absolute_url(), found.title, is_danger=True)

    def acted(said: dict[str, Any], at: datetime) -> Vote:
        done: Vote = act(found, because=said["because"], by=who(request), at=at)
        return done

    return answer(request, bound(request, BecauseForm), page, acted, _("Done."))
