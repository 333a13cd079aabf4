"""Schemes in the making: comments per requirement, what each change would do, and the reply."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.consultations import CommentSaid, answer_comment, comment, file_reply
from entente.certification.catalogue_choices import CommentState
from entente.certification.models import Catalogue, Requirement, RequirementComment
from entente.certification.queries.effects import effects_of
from entente.members.models import Organisation
from entente.web.certification.catalogue_forms import AnswerForm, CommentForm
from entente.web.certification.catalogue_page import known_catalogues


@require_GET
def consultation(request: HttpRequest, catalogue: str) -> HttpResponse:
    """The requirements with how many comments each has; the comments themselves are for the community."""
    found = access.catalogue_to_see(catalogue)
    if not found.is_consulted:
        raise Http404
    reads = access.reads_comments(request.user)
    comments = list(_comments(found)) if reads else []
    counts: dict[int, int] = {}
    for one in comments:
        counts[one.requirement_id] = counts.get(one.requirement_id, 0) + 1
    taken = [one for one in comments if one.state == CommentState.TAKEN_UP]
    context = {
        "catalogue": found,
        "rows": [(row, counts.get(row.pk, 0)) for row in found.requirements.order_by("position")],
        "comments": comments,
        "taken": len(taken),
        "open": sum(one.state == CommentState.OPEN for one in comments),
        "effects": effects_of(found, taken, timezone.localdate()),
        "reads": reads,
        "comments_too": access.may_comment(request.user),
        "keeps": access.may_keep(request.user),
    }
    return render(request, "certification/catalogue_consultation.html", context)


def requirement(request: HttpRequest, catalogue: str, requirement: int) -> HttpResponse:
    """One requirement, what was said to it, and a place to say something."""
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect(f"/accounts/login/?next={request.path}")
    found = _found(request, catalogue, requirement)
    organisations = access.organisations_to_check_for(request.user)
    form = CommentForm(request.POST or None, organisations=[(one.slug, one.name) for one in organisations])
    refusal: CatalogueRefusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, catalogue, found, form.cleaned_data, organisations)
            return redirect("certification:catalogue-requirement", catalogue, found.pk)
        except CatalogueRefusal as why:
            refusal = why
    status = 409 if refusal else 422 if request.method == "POST" else 200
    return render(
        request, "certification/catalogue_requirement.html", _shown(request, found) | {"form": form, "refusal": refusal}, status=status
    )


@login_required
def answer(request: HttpRequest, comment: int) -> HttpResponse:
    found, account = access.comment_to_answer(request.user, comment)
    form = AnswerForm(request.POST or None, initial={"state": found.state, "answer": found.answer})
    if request.method != "POST" or not form.is_valid():
        context = {"comment": found, "form": form, "effects": effects_of(found.requirement.catalogue, [found], timezone.localdate())}
        return render(request, "certification/catalogue_answer.html", context, status=422 if request.method == "POST" else 200)
    answer_comment(found, form.cleaned_data["state"], form.cleaned_data["answer"], by=account.person, at=timezone.now())
    return redirect("certification:catalogue-consultation", found.requirement.catalogue.slug)


@login_required
@require_POST
def reply(request: HttpRequest, catalogue: str) -> HttpResponse:
    found, account = access.catalogue_to_keep(request.user, catalogue)
    try:
        document = file_reply(found, by=account.person, at=timezone.now())
    except CatalogueRefusal as refusal:
        messages.error(request, str(refusal))
        return (
            redirect("certification:catalogue-consultation", found.slug)
            if found.is_consulted
            else redirect("certification:catalogue", found.slug)
        )
    messages.success(request, _("The reply is filed; read it before it goes out."))
    return redirect("documents:document", document.reference)


def _comments(catalogue: Catalogue) -> Any:
    rows = RequirementComment.objects.filter(requirement__catalogue=catalogue)
    return rows.select_related("requirement", "organisation", "by", "aligned_with__catalogue").order_by("requirement__position", "at")


def _found(request: HttpRequest, catalogue: str, pk: int) -> Requirement:
    if request.method == "POST":
        return access.requirement_to_comment(request.user, catalogue, pk)[0]
    found = Requirement.objects.select_related("catalogue").filter(pk=pk, catalogue__slug=catalogue).first()
    if found is None or not found.catalogue.is_consulted:
        raise Http404
    return found


def _say(request: HttpRequest, catalogue: str, requirement: Requirement, said: dict[str, Any], organisations: list[Organisation]) -> None:
    _requirement, account = access.requirement_to_comment(request.user, catalogue, requirement.pk)
    organisation = next((one for one in organisations if one.slug == said.get("organisation")), None)
    whole = CommentSaid(said["text"], said["proposal"], said["aligned_with"], said["relation"])
    comment(requirement, whole, organisation=organisation, by=account.person, at=timezone.now())


def _shown(request: HttpRequest, requirement: Requirement) -> dict[str, Any]:
    reads = access.reads_comments(request.user)
    comments = [one for one in _comments(requirement.catalogue) if one.requirement_id == requirement.pk] if reads else []
    return {
        "catalogue": requirement.catalogue,
        "requirement": requirement,
        "comments": [(one, effects_of(requirement.catalogue, [one], timezone.localdate())[:5]) for one in comments],
        "reads": reads,
        "comments_too": access.may_comment(request.user),
        "keeps": access.may_keep(request.user),
        "known": known_catalogues(),
    }
