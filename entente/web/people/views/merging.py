"""Rows that may be one person: suggested, compared side by side, made one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members.queries.duplicates import duplicates
from entente.people import actions
from entente.web.people.acting import answer, bound, keeper, person_to_keep
from entente.web.people.forms.deciding import MergeForm
from entente.web.people.views.person import Kept

MOST = 100


@login_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    keeper(request)
    pairs = duplicates()
    return render(request, "people/duplicates.html", {"pairs": pairs[:MOST], "count": len(pairs), "most": MOST})


@login_required
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Side by side: the first is kept, the second becomes part of it."""
    kept, gone, by = person_to_keep(request, pk), person_to_keep(request, other), keeper(request)
    form = bound(request, MergeForm)

    def act(said: dict[str, Any], at: Any) -> None:
        actions.merge_persons(kept, gone, because=said["because"], by=by, at=at)

    done = _("The two are one now; links to the other row lead here.")
    sides = [Kept(kept, request.user), Kept(gone, request.user)]
    return answer(request, "people/merge.html", form, act, to=reverse("people:person", args=[pk]), done=done, sides=sides)
