"""A person's photograph: shown to whom the rule lets see it, given and withdrawn by the person itself or the office."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from entente.members.eyes import eyes_of
from entente.people import actions, seen
from entente.people.choices import Facet
from entente.people.models import Person, Photograph
from entente.web.people.acting import answer, bound, keeper, me, person_to_keep, there
from entente.web.people.forms.deciding import PhotographForm


@login_required
@require_safe
@cache_control(private=True, no_cache=True)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture; 404 for who may not see it, as where there is none."""
    person = there(pk)
    found = Photograph.objects.filter(person=person).first()
    if found is None or Facet.PHOTOGRAPH not in seen.facets(person, eyes_of(request.user, person)):
        raise Http404
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers={"Content-Disposition": "inline"})


def _give(request: HttpRequest, subject: Person, by: Person, to: str) -> HttpResponse:
    form = bound(request, PhotographForm)

    def act(said: dict[str, Any], at: Any) -> None:
        actions.give_photograph(subject, said["file"], by=by, at=at)

    page = {
        "title": _("Which picture shows %(name)s?") % {"name": subject},
        "lead": _("It is kept while the person agrees, and gone as soon as it does not."),
        "button": _("Keep the picture"),
        "back": to,
    }
    return answer(request, "people/form.html", form, act, to=to, person=subject, page=page)


@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    return _give(request, subject, by, reverse("people:person", args=[pk]))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    actions.withdraw_photograph(person_to_keep(request, pk), by=keeper(request), at=timezone.now())
    return redirect("people:person", pk)


@login_required
def give_mine(request: HttpRequest) -> HttpResponse:
    return _give(request, me(request), me(request), reverse("people:seen"))


@login_required
@require_POST
def withdraw_mine(request: HttpRequest) -> HttpResponse:
    actions.withdraw_photograph(me(request), by=me(request), at=timezone.now())
    return redirect("people:seen")
