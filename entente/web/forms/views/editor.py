"""Writing a form: one page with all its questions, a page for each, the whole as text, and in other languages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from entente.engine.questions import Malformed, Questionnaire, quick
from entente.forms import access, actions
from entente.forms.beginning import Beginning
from entente.forms.models import Form, Round, Version
from entente.forms.problems import malformed, unreadable
from entente.forms.refusals import CannotWrite
from entente.web.forms.asking import answered, me, named
from entente.web.forms.forms import TextForm, TitleForm
from entente.web.forms.sheet import parts, sheet

KINDS: list[tuple[str, Any]] = [
    ("text", gettext_lazy("Short text")),
    ("long", gettext_lazy("Long text")),
    ("number", gettext_lazy("Number")),
    ("one", gettext_lazy("One choice")),
    ("many", gettext_lazy("Several choices")),
    ("date", gettext_lazy("Day")),
    ("slots", gettext_lazy("Times to choose")),
    ("table", gettext_lazy("Table")),
    ("file", gettext_lazy("File")),
    ("organisation", gettext_lazy("Organisation")),
    ("person", gettext_lazy("Person")),
    ("section", gettext_lazy("Heading")),
]


@login_required
@require_GET
def form(request: HttpRequest, form: int) -> HttpResponse:
    """Every question with its buttons."""
    found = access.form_to_write(request.user, form)
    version = found.current
    context = {
        "form_row": found,
        "version": version,
        "after": actions.stamp(version),
        "fields": sheet(version.questionnaire, Beginning({}), {}),
        "kinds": KINDS,
        "takes": version.minutes,
        "languages": named(sorted(version.questionnaire.languages)),
        "rounds": list(_rounds(found)),
    }
    return render(request, "forms/form.html", context)


def _rounds(found: Form) -> Any:
    return Round.objects.filter(version__form=found).select_related("version").order_by("-changed_at")[:20]


@login_required
@require_GET
def preview(request: HttpRequest, form: int) -> HttpResponse:
    """As those asked will see it; nothing is kept."""
    found = access.form_to_write(request.user, form)
    language = request.GET.get("lang", "")[:8]
    questionnaire = found.current.questionnaire.into(language)
    fields = sheet(questionnaire, Beginning({}), {})
    offered = ["en", *sorted(questionnaire.languages - {"en"})]
    context = {
        "form_row": found,
        "parts": parts(fields),
        "languages": named(offered) if len(offered) > 1 else [],
        "language": language or "en",
    }
    return render(request, "forms/preview.html", context)


@login_required
def title(request: HttpRequest, form: int) -> HttpResponse:
    found = access.form_to_write(request.user, form)
    return answered(
        request,
        "forms/title.html",
        {"form": TitleForm(request.POST or None, initial={"title": found.title}), "form_row": found},
        lambda said, at: actions.change_form(found, title=said["title"], by=me(request), at=at),
        to=lambda version: reverse("forms:form", args=[found.pk]),
    )


@login_required
def text(request: HttpRequest, form: int) -> HttpResponse:
    """The whole form as plain text; a question that is called as before keeps its key, and so its answers of last time."""
    found = access.form_to_write(request.user, form)
    version = found.current
    begins = {"text": quick.written(version.questionnaire), "after": actions.stamp(version)}
    return answered(
        request,
        "forms/text.html",
        {"form": TextForm(request.POST or None, initial=begins), "form_row": found},
        lambda said, at: keep(request, found, _read(found, version, said["text"]), said["after"]),
        to=lambda version: reverse("forms:form", args=[found.pk]),
    )


def _read(found: Form, version: Version, said: str) -> Questionnaire:
    try:
        return quick.read(said, version.questionnaire, given=found.keys_given)
    except quick.Unreadable as refusal:
        raise CannotWrite(unreadable(refusal)) from refusal


@login_required
@require_POST
def drop(request: HttpRequest, form: int) -> HttpResponse:
    found = access.form_to_write(request.user, form)
    try:
        actions.drop_form(found, by=me(request), at=timezone.now())
    except CannotWrite as refusal:
        messages.error(request, str(refusal))
        return redirect("forms:form", form)
    messages.success(request, _("The form was dropped."))
    return redirect("forms:asking")


def changed(request: HttpRequest, found: Form, change: Callable[[Questionnaire], Questionnaire], after: int | None = None) -> Version:
    try:
        changed = change(found.current.questionnaire)
    except Malformed as refusal:
        raise CannotWrite(malformed(refusal)) from refusal
    return keep(request, found, changed, after)


def keep(request: HttpRequest, found: Form, questionnaire: Questionnaire, after: int | None) -> Version:
    return actions.change_form(found, questionnaire=questionnaire, after=after, by=me(request), at=timezone.now())
