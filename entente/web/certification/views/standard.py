"""One standard: its way, what refers to it, what is open on it, what we said; and every change of these by the office."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.certification import access
from entente.certification.actions import standards as actions
from entente.certification.choices import BallotKind, CommentOutcome, ReferenceKind, StandardState
from entente.certification.models import Scheme, Standard, StandardComment, StandardReference
from entente.certification.queries import standards as queries
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.certification.standard_forms import (
    BallotForm,
    CommentForm,
    DecideForm,
    ReferenceForm,
    StageForm,
    StandardForm,
    standard_of,
)
from entente.web.certification.standard_page import OUTCOMES, TONES, referring
from entente.web.record.lines import history_of


@require_safe
def standard(request: HttpRequest, name: str) -> HttpResponse:
    day, found = timezone.localdate(), access.standard_to_read(name)
    whole = queries.whole(found, day, with_comments=access.reads_comments(request.user))
    context = {
        "day": day,
        "standard": found,
        "whole": whole,
        "tone": TONES[StandardState(found.state)],
        "levels": referring(whole.levels, dict(Scheme.objects.values_list("code", "name")) if whole.levels else {}),
        "requirements": referring(whole.requirements, {}),
        "comments": [(one, OUTCOMES[CommentOutcome(one.outcome)]) for one in whole.comments],
        "is_inside": access.reads_comments(request.user),
        "keeps": access.keeps(request.user),
        "history": history_of(found, request.user, most=5),
    }
    return render(request, "certification/standard.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = StandardForm(request.POST or None)
    lead = _("A standard, or a work item on its way to becoming one.")
    page = Page(_("Add a standard"), lead, _("Add the standard"), reverse("certification:standards"), _("Standards"))
    return acted(request, page, form, lambda said: actions.add(form.facts, by=who(request), at=timezone.now()).get_absolute_url())


@login_required
def edit(request: HttpRequest, name: str) -> HttpResponse:
    found = access.standard_to_keep(request.user, name)
    form = StandardForm(request.POST or None, initial=standard_of(found))
    page = _page(found, _("What is %(standard)s?") % {"standard": found}, "", _("Save"))
    return acted(
        request, page, form, lambda said: actions.describe(found, form.facts, by=who(request), at=timezone.now()).get_absolute_url()
    )


@login_required
def stage(request: HttpRequest, name: str) -> HttpResponse:
    found = access.standard_to_keep(request.user, name)
    lead = _("A stage noted again moves its day.")
    page = _page(found, _("Which stage does it reach, and when?"), lead, _("Note the stage"))

    def act(said: dict[str, Any]) -> str:
        actions.note_stage(found, said.pop("name"), **said, by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, StageForm(request.POST or None), act)


@login_required
def reference(request: HttpRequest, name: str) -> HttpResponse:
    found = access.standard_to_keep(request.user, name)
    page = _page(found, _("What refers to it?"), _("Requirements by their references, schemes by their codes and levels."), _("Note it"))

    def act(said: dict[str, Any]) -> str:
        kind = ReferenceKind(said["kind"])
        actions.add_reference(found, kind, said["reference"], label=said["label"], by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, ReferenceForm(request.POST or None), act)


@login_required
@require_POST
def remove_reference(request: HttpRequest, pk: int) -> HttpResponse:
    access.keeper(request.user)
    found = get_object_or_404(StandardReference.objects.select_related("standard"), pk=pk)
    actions.remove_reference(found, by=who(request), at=timezone.now())
    return redirect(found.standard)


@login_required
def ballot(request: HttpRequest, name: str) -> HttpResponse:
    found = access.standard_to_keep(request.user, name)
    page = _page(found, _("Which enquiry or vote is open?"), _("It then stands in the calendar until it closes."), _("Note it"))

    def act(said: dict[str, Any]) -> str:
        actions.note_ballot(found, BallotKind(said.pop("kind")), **said, by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, BallotForm(request.POST or None), act)


@login_required
def comment(request: HttpRequest, name: str) -> HttpResponse:
    found = access.standard_to_keep(request.user, name)
    lead = _("What the partnership says on the draft. Who is signed in reads it here.")
    page = _page(found, _("What do we say on %(standard)s?") % {"standard": found}, lead, _("Note the comment"))

    def act(said: dict[str, Any]) -> str:
        actions.comment(found, said.pop("text"), **said, by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, CommentForm(request.POST or None, standard=found), act)


@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    access.keeper(request.user)
    found = get_object_or_404(StandardComment.objects.select_related("standard"), pk=pk)
    page = _page(found.standard, _("What became of the comment?"), found.text[:200], _("Save"))
    form = DecideForm(request.POST or None, initial={"on": timezone.localdate(), "outcome": found.outcome, "note": found.outcome_note})

    def act(said: dict[str, Any]) -> str:
        outcome = CommentOutcome(said.pop("outcome"))
        actions.decide_comment(found, outcome, **said, by=who(request), at=timezone.now())
        return found.standard.get_absolute_url()

    return acted(request, page, form, act)


def _page(found: Standard, title: str, lead: str, button: str) -> Page:
    return Page(title, lead, button, found.get_absolute_url(), found.number)
