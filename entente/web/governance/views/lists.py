"""All bodies, the reader's own first; and the actions of all of the reader's."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.governance import access
from entente.governance.queries import bodies as queries
from entente.governance.queries.points import points_around
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.governance.shown import late


@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "")[:200]
    with_dissolved = request.GET.get("dissolved") == "1"
    day = timezone.localdate()
    found = queries.bodies(day, words=words, with_dissolved=with_dissolved)
    seats = {held.body_id: held for held in access.seats_of(request.user)}
    mine = [(one, seats[one.body.pk]) for one in found if one.body.pk in seats]
    context = {
        "groups": queries.grouped(found),
        "mine": mine,
        "words": words,
        "with_dissolved": with_dissolved,
        "keeps": access.keeps_all(request.user),
        "sees_people": access.sees_people(request.user),
    }
    return render(request, "governance/bodies.html", context)


@login_required
@require_GET
def my_actions(request: HttpRequest) -> HttpResponse:
    """The reader's own first, then those of others in the reader's groups."""
    day, me = timezone.localdate(), who(request).pk
    found = late(points_around(keys_of(request.user), me, day), day)
    own = [one for one in found if one.point.owner_id == me]
    others = [one for one in found if one.point.owner_id != me]
    return render(request, "governance/my_actions.html", {"own": own, "others": others})
