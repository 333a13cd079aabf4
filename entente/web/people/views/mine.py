"""What a person decides about itself: who sees what, its data to take along, being erased."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from entente.members.eyes import possible
from entente.people import actions, erasing, portability, seen
from entente.people.choices import Eye
from entente.people.models import Erasure, Photograph
from entente.web.people.acting import answer, bound, me, reauthenticated
from entente.web.people.forms.deciding import AskErasureForm, ShownForm
from entente.web.people.forms.persons import LanguagesForm, languages_of
from entente.web.people.giving import FORMS, given


@login_required
@require_safe
def who_sees(request: HttpRequest) -> HttpResponse:
    """The rule itself, asked for each kind of reader."""
    person = me(request)
    there = possible(person)
    context = {
        "person": person,
        "eyes": [eye for eye in Eye if eye != Eye.SELF],
        "nobody": [eye for eye in Eye if eye not in there],
        "rows": seen.table(person, there),
        "photograph": Photograph.objects.filter(person=person).defer("content").first(),
        "shown_form": ShownForm(initial={"languages": person.shows_languages, "address": person.shows_address}),
        "languages_form": LanguagesForm(initial=languages_of(person)),
    }
    return render(request, "people/seen.html", context)


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    form = ShownForm(request.POST)
    form.is_valid()
    actions.choose_shown(me(request), **form.cleaned_data, by=me(request), at=timezone.now())
    messages.success(request, _("Kept: this is how it is shown from now."))
    return redirect("people:seen")


@login_required
def languages(request: HttpRequest) -> HttpResponse:
    person = me(request)
    form = bound(request, LanguagesForm, languages_of(person))

    def act(said: dict[str, Any], at: Any) -> None:
        actions.speak(person, form.languages, by=person, at=at)

    page = {"title": _("Which languages do you read?"), "button": _("Keep them"), "back": reverse("people:seen")}
    return answer(request, "people/form.html", form, act, to=reverse("people:seen"), person=person, page=page)


@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What there is, before it is taken along."""
    return render(request, "people/data.html", {"sections": portability.everything(me(request)), "forms": FORMS})


@login_required
@never_cache
@require_POST
@reauthenticated
def take(request: HttpRequest, ending: str) -> HttpResponse:
    """All of it, as a file; asked for again who it is, where there is something to ask by."""
    if ending not in FORMS:
        raise Http404
    return given(me(request), ending, by=me(request), at=timezone.now())


@login_required
@reauthenticated
def erase(request: HttpRequest) -> HttpResponse:
    """What would go and what would stay; then the office is asked."""
    person = me(request)
    asked = Erasure.objects.filter(person=person, answered_at=None).first()
    answered = Erasure.objects.filter(person=person).exclude(declined_because="").order_by("-pk").first()
    form = bound(request, AskErasureForm)

    def act(said: dict[str, Any], at: Any) -> None:
        actions.ask_erasure(person, at=at)

    done = _("The office was asked. It answers within a month; until then you can take it back here.")
    context = {"person": person, "preview": erasing.preview(person), "asked": asked, "answered": answered}
    return answer(request, "people/erase_me.html", form, act, to=reverse("people:erase-me"), done=done, **context)


@login_required
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    actions.take_back_erasure(me(request), at=timezone.now())
    messages.success(request, _("Taken back: nothing is erased."))
    return redirect("people:erase-me")
