"""The signed-in person's first page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.people.models import Account
from entente.reporting.desk import desk_of, whose, words
from entente.web.desk.lines import cards, groups


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the reader over all rooms, and what stands beside it."""
    account: Account = request.user  # type: ignore[assignment]
    day = timezone.localdate()
    found = desk_of(whose(account), day)
    total = words.total(found.waiting)
    context = {"day": day, "total": total, "groups": groups(found.waiting, day), "cards": cards(found.cards)}
    response = render(request, "desk/desk.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response
