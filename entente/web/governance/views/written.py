"""Deciding in writing: opened by who keeps the body, answered by who holds a seat, read by the body."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.documents.queries import NOUN as DOCUMENT
from entente.documents.queries import listed
from entente.governance import access, actions
from entente.governance.actions.writing import outcome, sentence
from entente.governance.models import Body, WrittenProcedure
from entente.governance.queries import written as queries
from entente.governance.queries.rules import presence_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.search.queries import visible
from entente.web.acting import who
from entente.web.governance.acting import REFUSALS, Page, answer, at_once
from entente.web.governance.forms.meetings import OpenWrittenForm, SayForm
from entente.web.governance.forms.work import WhyForm

MOST_PAPERS = 60


@login_required
def open_written(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_keep(request.user, body)
    rule = presence_of(found, timezone.localdate())
    papers = list(listed(keys_of(request.user), home_key=key_of(found)).order_by("-changed_at", "-pk")[:MOST_PAPERS])
    form = OpenWrittenForm(request.POST or None, papers=papers, days=rule.written_days if rule else 0)
    lead = _("Everybody who holds a seat today is asked by mail and can answer from it. What was asked does not change afterwards.")
    page = Page(_("What does %(body)s decide in writing?") % {"body": found}, lead, _("Ask them"), found, _meetings(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.open_written(found, **said, by=who(request), at=at),
        _("They were asked."),
    )


@login_required
def written(request: HttpRequest, body: str, procedure: int) -> HttpResponse:
    """What is put to the body and who said what; who was asked answers here."""
    found, one = _seen(request, body, procedure)
    voices = queries.voices_of(one)
    mine = next((voice for voice in voices if voice.person_id == who(request).pk), None)
    begins = {"said": mine.said, "because": mine.because} if mine else {}
    form = SayForm(request.POST or None, initial=begins)
    context: dict[str, Any] = {"form": form, "mine": mine}
    status = 200
    if request.method == "POST":
        status, refusal = _said(request, one, form)
        if status == 302:
            return at_once(request, lambda at: None, _("Your answer is noted."), request.path)
        context["refusal"] = refusal
    return render(request, "governance/written.html", context | _shown(request, found, one, voices), status=status)


@login_required
@require_POST
def close(request: HttpRequest, body: str, procedure: int) -> HttpResponse:
    found, one = _kept(request, body, procedure)
    return at_once(request, lambda at: actions.close_written(one, by=who(request), at=at), _("It is closed."), _page(found, one))


@login_required
def withdraw(request: HttpRequest, body: str, procedure: int) -> HttpResponse:
    found, one = _kept(request, body, procedure)
    form = WhyForm(request.POST or None)
    page = Page(_("Why is it taken back?"), one.title, _("Take it back"), found, _page(found, one), is_danger=True)
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.withdraw_written(one, because=said["because"], by=who(request), at=at),
        _("Taken back."),
    )


def _said(request: HttpRequest, one: WrittenProcedure, form: SayForm) -> tuple[int, Exception | None]:
    if not form.is_valid():
        return 422, None
    try:
        actions.say(one, who(request), form.cleaned_data["said"], because=form.cleaned_data["because"], at=timezone.now())
    except REFUSALS as refusal:
        return 409, refusal
    return 302, None


def _shown(request: HttpRequest, found: Body, one: WrittenProcedure, voices: list[Any]) -> dict[str, Any]:
    counted, now = outcome(one, voices), timezone.now()
    papers = one.papers.filter(pk__in=visible(DOCUMENT, keys_of(request.user)), retired_at=None).order_by("title")
    return {
        "body": found,
        "one": one,
        "voices": voices,
        "counted": counted,
        "sentence": sentence(counted),
        "papers": papers,
        "is_open": one.state == "open" and now < one.closes_at,
        "is_over": one.state == "open" and (now >= one.closes_at or not counted.silent),
        "keeps": access.keeps(request.user, found.pk),
    }


def _seen(request: HttpRequest, body: str, number: int) -> tuple[Body, WrittenProcedure]:
    found = access.body_to_read(body)
    one = queries.seen(keys_of(request.user)).filter(body=found, pk=number).first()
    if one is None:
        raise Http404
    return found, one


def _kept(request: HttpRequest, body: str, number: int) -> tuple[Body, WrittenProcedure]:
    access.body_to_keep(request.user, body)
    return _seen(request, body, number)


def _meetings(found: Body) -> str:
    return reverse("governance:meetings", args=[found.slug])


def _page(found: Body, one: WrittenProcedure) -> str:
    return reverse("governance:written", args=[found.slug, one.pk])
