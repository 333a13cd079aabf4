"""Erasing somebody, declining to, and handing out its data: for the office."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from entente.notices import actions as notices
from entente.people import actions, erasing
from entente.people.models import Erasure, Person
from entente.web.people.acting import answer, bound, keeper, person_to_keep
from entente.web.people.forms.deciding import DeclineForm, EraseForm
from entente.web.people.giving import FORMS, given

TEMPLATE = "people/erase.html"


@login_required
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes, what stays and why; then it is done."""
    subject, by = person_to_keep(request, pk), keeper(request)
    form = bound(request, EraseForm)

    def act(said: dict[str, Any], at: Any) -> None:
        actions.erase_person(subject, because=said["because"], by=by, at=at)

    done = _("Erased. What stays names nobody any more.")
    return answer(request, TEMPLATE, form, act, to=reverse("people:people"), done=done, **_context(subject))


@login_required
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Not done, with a reason that the person is told."""
    subject, by = person_to_keep(request, pk), keeper(request)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        context = {"form": EraseForm(), "decline_form": form}
        return render(request, TEMPLATE, _context(subject) | context, status=422)
    return _declined(request, subject, form, by)


def _declined(request: HttpRequest, subject: Person, form: DeclineForm, by: Person) -> HttpResponse:
    def act(said: dict[str, Any], at: Any) -> None:
        actions.decline_erasure(subject, because=said["because"], by=by, at=at)
        body = _("You asked to be erased. The office answers: %(why)s") % {"why": said["because"]}
        notices.tell("notices.statutory", to=[subject.pk], subject=_("About your wish to be erased"), body=body, by=by, at=at)

    context = _context(subject) | {"decline_form": form}
    return answer(request, TEMPLATE, form, act, to=reverse("people:person", args=[subject.pk]), done=_("The person is told."), **context)


@login_required
@never_cache
@require_POST
def give_data(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """For a person who asked the office for it; entered in the record."""
    subject, by = person_to_keep(request, pk), keeper(request)
    if ending not in FORMS:
        raise Http404
    return given(subject, ending, by=by, at=timezone.now())


def _context(subject: Person) -> dict[str, Any]:
    asked = Erasure.objects.filter(person=subject, answered_at=None).first()
    return {"person": subject, "preview": erasing.preview(subject), "asked": asked, "decline_form": DeclineForm()}
