"""The register of decisions."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.ballots import access, actions, told
from entente.ballots.models import Decision
from entente.ballots.queries import lists
from entente.documents.queries import NOUN as DOCUMENT
from entente.governance.models import Body
from entente.members.viewers import keys_of
from entente.search.queries import visible
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, bound
from entente.web.ballots.forms.more import CausedForm, DecisionForm, DoneForm, FollowForm


@login_required
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    asked = {"words": request.GET.get("q", "")[:200], "body": request.GET.get("body", ""), "is_open": request.GET.get("open") == "1"}
    readable = access.decisions(request.user)
    rows = lists.register(readable, **asked)  # type: ignore[arg-type]
    found = lists.page_of(rows, request.GET.get("after", ""))
    bodies = Body.objects.filter(pk__in=readable.order_by().values("body")).order_by("code")
    context = {
        "page": found[: lists.MOST],
        "count": rows.count(),
        "next": lists.place_of(found[lists.MOST - 1]) if len(found) > lists.MOST else "",
        "is_later": bool(request.GET.get("after")),
        "asked": asked,
        "bodies": bodies,
        "keeps": access.keeps(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "ballots/decisions.html", context)


@login_required
@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.decision_to_read(request.user, pk)
    papers = found.papers.filter(pk__in=visible(DOCUMENT, keys_of(request.user)), retired_at=None).order_by("title")
    may_finish = access.keeps(request.user) or found.owner_id == who(request).pk
    context = {
        "decision": found,
        "papers": papers,
        "keeps": access.keeps(request.user),
        "may_finish": may_finish,
        "outcome": told.outcome_of(found.vote) if found.vote else "",
    }
    return render(request, "ballots/decision.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    page = Page(
        _("What was decided?"),
        _("For what a body decided without a vote here: in a meeting, by a letter. It gets the next number of its body."),
        _("Enter it"),
        reverse("ballots:decisions"),
    )

    def act(said: dict[str, Any], at: datetime) -> Decision:
        return actions.enter(**said, by=who(request), at=at)

    return answer(request, bound(request, DecisionForm, {"on": timezone.localdate()}), page, act, _("It stands in the register."))


@login_required
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.decision_to_keep(request.user, pk)
    initial = {"what": found.follow_up, "owner": found.owner.email if found.owner else "", "due_on": found.due_on}
    page = Page(
        _("What is to be done because of %(number)s?") % {"number": found},
        _("It stays open, on the register and on its owner's Desk, until it is done."),
        _("Note it"),
        found.get_absolute_url(),
        str(found),
    )

    def act(said: dict[str, Any], at: datetime) -> Decision:
        return actions.follow_up(found, said["what"], said["owner"], due_on=said["due_on"], by=who(request), at=at)

    return answer(request, bound(request, FollowForm, initial), page, act, _("Noted."))


@login_required
def done(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.decision_to_finish(request.user, pk)
    page = Page(_("Is it done?"), found.follow_up, _("It is done"), found.get_absolute_url(), str(found))

    def act(said: dict[str, Any], at: datetime) -> Decision:
        return actions.done(found, how=said["how"], by=who(request), at=at)

    return answer(request, bound(request, DoneForm), page, act, _("Thank you: it is done."))


@login_required
def caused(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.decision_to_keep(request.user, pk)
    form = bound(request, CausedForm)
    page = Page(
        _("What did %(number)s cause?") % {"number": found},
        _("An admission, a mandate, a measure, an expenditure: named, so that one finds from the decision what became of it."),
        _("Note it"),
        found.get_absolute_url(),
        str(found),
    )

    def act(said: dict[str, Any], at: datetime) -> Decision:
        return actions.note_caused(found, form.reference, by=who(request), at=at)

    return answer(request, form, page, act, _("Noted."))
