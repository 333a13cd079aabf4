"""A person as others see it: exactly what the rule lets these eyes see."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members.eyes import eyes_of, roles_today
from entente.people import access, queries, seen
from entente.people.choices import Facet
from entente.people.models import Person
from entente.web.people.views.person import Kept


@login_required
@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """404 for who sees nothing of the person, as for a number that nobody has."""
    found = queries.behind(pk)
    if found is None:
        raise Http404
    if found.pk != pk:
        return redirect("people:card", found.pk)
    facets = seen.facets(found, eyes_of(request.user, found))
    if not facets:
        raise Http404
    return render(request, "people/card.html", _shown(found, facets, request.user))


def _shown(person: Person, facets: frozenset[Facet], user: access.User) -> dict[str, Any]:
    """The names of the facets, which the template asks one by one, and what they show."""
    roles = roles_today([person.pk]).get(person.pk, []) if Facet.ORGANISATIONS in facets else []
    work = seen.work_address(person) if Facet.WORK_ADDRESS in facets else ""
    shows = {facet.value: True for facet in facets}
    return {
        "person": person,
        "shows": shows,
        "kept": Kept(person, user),
        "works_for": roles,
        "work_address": work,
        "today": timezone.localdate(),
    }
