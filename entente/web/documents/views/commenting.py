"""What people say to a document, and asking them by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.documents import access, actions, queries
from entente.documents.models import Document
from entente.members.viewers import viewers_of
from entente.people.models import Person
from entente.reporting import actions as reporting
from entente.web.documents.asking import asks_in, me, viewer
from entente.web.documents.forms import AskForm, CommentForm


@login_required
@asks_in
def comments(request: HttpRequest, reference: str) -> HttpResponse:
    """Whoever may read it may say something to it."""
    version = access.version_to_read(viewer(request), reference)
    document, paragraphs = version.document, queries.paragraphs_of(version)
    form = CommentForm(request.POST or None, initial={"paragraph": request.GET.get("paragraph", "")}, paragraphs=paragraphs)
    context = {"document": document, "form": form, "comments": queries.comments_of(document)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "documents/comments.html", context, status=422 if request.method == "POST" else 200)
    try:
        made = actions.comment(document, **form.cleaned_data, by=_by(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "documents/comments.html", context | {"refusal": refusal}, status=409)
    messages.success(request, _("Your comment stands with the document."))
    return redirect(reverse("documents:document", args=[reference]) + f"#c{made.pk}")


@login_required
@asks_in
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    document = access.document_to_keep(request.user, viewer(request), reference)
    paragraphs = queries.paragraphs_of(access.version_to_read(viewer(request), reference))
    form = AskForm(request.POST or None, paragraphs=paragraphs)
    context = {"document": document, "form": form, "asked": queries.asked_of(document)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "documents/ask_for_comments.html", context, status=422 if request.method == "POST" else 200)
    try:
        notice = reporting.ask_for_comments(document, **_said(document, form.cleaned_data), by=_by(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "documents/ask_for_comments.html", context | {"refusal": refusal}, status=409)
    count = notice.deliveries.count()
    messages.success(request, ngettext("%(n)s person is asked.", "%(n)s people are asked.", count) % {"n": count})
    return redirect("documents:document", reference)


def _said(document: Document, typed: dict[str, Any]) -> dict[str, Any]:
    people: set[int] = set(typed.pop("persons"))
    if typed.pop("everyone"):
        people |= queries.given_to(document, viewers_of(Person.objects.current().values_list("pk", flat=True)))
    return typed | {"people": people}


def _by(request: HttpRequest) -> Any:
    return me(request)
