"""A new document, and a new version of one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.documents import access, actions, queries
from entente.documents.home import Home
from entente.documents.models import Document
from entente.web.documents.asking import asks_in, me, viewer
from entente.web.documents.forms import ContentForm, KeepForm, SharingForm, TitleForm, VersionForm
from entente.web.documents.page import home_address
from entente.web.documents.views.lists import LIBRARY


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """?home= says where; without it the partnership's library. Four small forms, one button."""
    home = access.home_to_file(request.user, request.GET.get("home", "") or LIBRARY)
    forms = _forms(request, home)
    if request.method != "POST" or not all([form.is_valid() for form in forms.values()]):  # noqa: C419 -- each is to say what is wrong
        return _shown(request, home, forms, status=422 if request.method == "POST" else 200)
    try:
        document = _file(request, home, forms)
    except actions.Refusal as refusal:
        return _shown(request, home, forms, status=409, refusal=refusal)
    return redirect("documents:document", document.reference)


@login_required
@asks_in
def add(request: HttpRequest, reference: str) -> HttpResponse:
    """A text begins with the words of the version before; who saves after somebody else is told so and keeps what was typed."""
    document = access.document_to_keep(request.user, viewer(request), reference)
    current = access.version_to_read(viewer(request), reference)
    begins = {"text": current.text if current.is_text else "", "after": current.number}
    form = VersionForm(request.POST or None, request.FILES or None, initial=begins)
    context = {"document": document, "form": form, "current": current}
    if request.method != "POST" or not form.is_valid():
        return render(request, "documents/add.html", context, status=422 if request.method == "POST" else 200)
    said = form.cleaned_data
    try:
        version = actions.add_version(document, said["content"], note=said["note"], after=said["after"], by=me(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "documents/add.html", context | {"refusal": refusal}, status=409)
    messages.success(request, _("Version %(number)s is the current one now.") % {"number": version.number})
    return redirect("documents:document", reference)


def _forms(request: HttpRequest, home: Home) -> dict[str, Any]:
    data = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    return {
        "title": TitleForm(data, initial={"language": "en"}),
        "content": ContentForm(data, files),
        "sharing": SharingForm(data, initial={"marking": home.marking.value}, given=home.shared_with),
        "keeping": KeepForm(data),
    }


def _file(request: HttpRequest, home: Home, forms: dict[str, Any]) -> Document:
    sharing = forms["sharing"]
    given = home.shared_with | sharing.recipients
    return actions.file_document(
        home,
        content=forms["content"].cleaned_data["content"],
        **forms["title"].cleaned_data,
        **forms["keeping"].cleaned_data,
        marking=sharing.cleaned_data["marking"],
        shared_with=given,
        by=me(request),
        at=timezone.now(),
    )


def _shown(request: HttpRequest, home: Home, forms: dict[str, Any], *, status: int, refusal: Exception | None = None) -> HttpResponse:
    context = {
        "home": home,
        "home_address": home_address(Document(home_key=home.key)),
        "forms": forms,
        "refusal": refusal,
        "soon": queries.SOON,
        "has_wrong": any(form.errors for form in forms.values()),
    }
    return render(request, "documents/new.html", context, status=status)
