"""What those who keep a document decide: its title, its marking, how long it stays."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from entente.documents import access, actions, queries
from entente.documents.models import Document
from entente.web.documents import sharing
from entente.web.documents.asking import asks_in, me, viewer
from entente.web.documents.forms import KeepForm, MarkForm, TitleForm, WhyForm

Act = Callable[[Document, Any], object]


@login_required
@asks_in
def describe(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    form = TitleForm(request.POST or None, initial={"title": document.title, "language": document.language})
    return _answer(request, document, form, "describe", lambda said: actions.describe(document, **said, by=_by(request), at=timezone.now()))


@login_required
@asks_in
def mark(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    persons, organisations = sharing.lines_of(document.recipients)
    begins = {"marking": document.marking, "persons": persons, "organisations": organisations}
    form = MarkForm(request.POST or None, initial=begins, given=document.recipients)
    is_source = access.is_source(request.user, document)

    def act(said: dict[str, Any]) -> object:
        why = {"because": said["because"], "by": _by(request), "at": timezone.now()}
        return actions.remark(document, said["marking"], form.recipients, as_source=is_source, **why)

    return _answer(request, document, form, "mark", act, is_source=is_source)


@login_required
@asks_in
def keep(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    form = KeepForm(request.POST or None, initial={"keep_until": document.keep_until, "afterwards": document.afterwards})

    def act(said: dict[str, Any]) -> object:
        return actions.keep(document, until=said["keep_until"], afterwards=said["afterwards"], by=_by(request), at=timezone.now())

    return _answer(request, document, form, "keep", act)


@login_required
@asks_in
def retire(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    said = gettext_lazy("It is retired: out of the lists, and still here for who has its link.")
    return _ended(request, document, "retire", actions.retire, said)


@login_required
@asks_in
def destroy(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    return _ended(request, document, "destroy", actions.destroy, gettext_lazy("Its words and files are gone."))


@login_required
@require_POST
@asks_in
def bring_back(request: HttpRequest, reference: str) -> HttpResponse:
    document = _kept(request, reference)
    try:
        actions.bring_back(document, by=_by(request), at=timezone.now())
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("documents:document", reference)


@login_required
@require_GET
@asks_in
def opened(request: HttpRequest, reference: str) -> HttpResponse:
    """Who opened which version, where the home's rules say that it is noted."""
    document = _kept(request, reference)
    openings = queries.openings_of(document) if document.notes_openings else []
    return render(request, "documents/opened.html", {"document": document, "openings": openings})


def _kept(request: HttpRequest, reference: str) -> Document:
    return access.document_to_keep(request.user, viewer(request), reference)


def _by(request: HttpRequest) -> Any:
    return me(request)


def _ended(request: HttpRequest, document: Document, name: str, act: Any, said: str | Promise) -> HttpResponse:
    form = WhyForm(request.POST or None)
    return _answer(
        request, document, form, name, lambda why: act(document, because=why["because"], by=_by(request), at=timezone.now()), said=said
    )


def _answer(
    request: HttpRequest,
    document: Document,
    form: forms.Form,
    name: str,
    act: Callable[[dict[str, Any]], object],
    *,
    said: str | Promise = "",
    **more: Any,
) -> HttpResponse:
    """GET shows the form; POST acts and leads back to the document. What was typed stays on errors (422) and refusals (409)."""
    context = {"document": document, "form": form, **more}
    if request.method != "POST" or not form.is_valid():
        return render(request, f"documents/{name}.html", context, status=422 if request.method == "POST" else 200)
    try:
        act(form.cleaned_data)
    except actions.Refusal as refusal:
        return render(request, f"documents/{name}.html", context | {"refusal": refusal}, status=409)
    messages.success(request, str(said or _("Saved.")))
    return redirect("documents:document", document.reference)
