"""Reviews: written beside the figures, put before the board, adopted."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.programme import access, actions
from entente.programme.models import Review
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.programme.acting import answer
from entente.web.programme.forms.reviews import AdoptForm, ReviewForm


@login_required
def write(request: HttpRequest, pk: int) -> HttpResponse:
    goal = access.goal_to_review(request.user, pk)
    draft = goal.reviews.filter(state="draft").order_by("-until").first()
    initial = {"until": draft.until.isoformat(), "narrative": draft.narrative} if draft else None
    form = ReviewForm(request.POST or None, initial=initial, today=partnership(request).day, said=_day)

    def act(fields: dict[str, Any], at: datetime) -> Review:
        return actions.write_review(goal, until=fields["until"], narrative=fields["narrative"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": goal.title, "button": _("Keep the draft"), "of": goal}, act)


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, access.review_to_read(request.user, pk))


@login_required
@require_POST
def put(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.review_to_write(request.user, pk)
    try:
        actions.put_before_the_board(found, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return _shown(request, found, status=409, refusal=refusal)
    return redirect(found)


@login_required
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.review_to_adopt(request.user, pk)
    form = AdoptForm(request.POST or None)

    def act(fields: dict[str, Any], at: datetime) -> Review:
        return actions.adopt_review(found, on=fields["on"], decision=fields["decision"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": str(found), "button": _("It is adopted"), "of": found}, act)


def _shown(request: HttpRequest, found: Review, *, status: int = 200, **more: Any) -> HttpResponse:
    writes, keeps = access.reviews_it(request.user, found.goal), access.keeps(request.user)
    context = {"review": found, "items": found.figures["items"], "writes": writes, "keeps": keeps}
    return render(request, "programme/review.html", context | more, status=status)


def _day(end: date) -> str:
    return date_format(end, "j F Y")
