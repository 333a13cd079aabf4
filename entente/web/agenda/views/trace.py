"""What became of the topics: calls that answer them, money by year, priorities without a call and calls without a priority."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.agenda import access, actions
from entente.agenda.choices import LinkState
from entente.agenda.queries import calls
from entente.agenda.queries.trace import Money
from entente.agenda.queries.trace_kept import kept
from entente.web.acting import who
from entente.web.agenda.acting import acted
from entente.web.agenda.forms import LinkForm


@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    topics = list(access.topics(request.user).filter(state="taken_in").order_by("number"))
    added = kept()
    money = {one.pk: added.money[one.pk] for one in topics if one.pk in added.money}
    years = sorted({year for row in money.values() for year in row if year is not None})
    rows = [(one, [money[one.pk].get(year) for year in years], _whole(money[one.pk])) for one in topics if one.pk in money]
    inside = access.is_inside(request.user)
    without_call = [one for one in topics if one.pk not in added.linked]
    context = {
        "rows": rows,
        "with_call": len(topics) - len(without_call),
        "years": years,
        "topics": len(topics),
        "without_call": without_call,
        "without_priority": calls.without_priority(timezone.localdate()) if inside else [],
        "traced": added.traced,
        "untraced": added.untraced,
        "keeps": access.keeps(request.user),
        "inside": inside,
    }
    return render(request, "agenda/trace.html", context)


@login_required
def suggestions(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: calls whose words are like the topic's; POST: a person says whether one answers it."""
    found = access.topic_to_keep(request.user, pk) if request.method == "POST" else access.topic_to_read(request.user, pk)
    access.insider(request.user)
    form = LinkForm(request.POST or None)

    def page(*, status: int = 200, **more: Any) -> HttpResponse:
        context = {"topic": found, "found": calls.suggested_for(found), "keeps": access.keeps(request.user), "words": "", "named": []}
        if words := request.GET.get("q", "").replace("\x00", "")[:200]:
            context |= {"words": words, "named": list(calls.listed(words)[:25])}
        context["said"] = list(found.links.select_related("call", "by").order_by("state", "call__code"))
        return render(request, "agenda/suggestions.html", context | more, status=status)

    def act(said: dict[str, Any], at: datetime) -> str:
        call = access.call_to_read(said["call"])
        actions.say_link(found, call, said["state"], because=said["because"], by=who(request), at=at)
        return request.get_full_path()

    return acted(request, form, act, page, said=_("It is noted.")) if form.is_bound else page()


@login_required
@require_POST
def say_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the suggested calls those that were ticked answer the topic, or do not; one word for all of them."""
    found = access.topic_to_keep(request.user, pk)
    chosen = [access.call_to_read(int(one)) for one in request.POST.getlist("calls") if one.isascii() and one.isdigit() and len(one) < 10]
    state = request.POST.get("state", "")
    try:
        done = actions.say_links(found, chosen, state, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        context = {"topic": found, "found": calls.suggested_for(found), "keeps": True, "words": "", "named": [], "refusal": refusal}
        context["said"] = list(found.links.select_related("call", "by").order_by("state", "call__code"))
        return render(request, "agenda/suggestions.html", context, status=409)
    words = _("Noted: %(n)s calls answer it.") if state == LinkState.CONFIRMED else _("Noted: %(n)s calls do not answer it.")
    messages.success(request, words % {"n": len(done)})
    return redirect("agenda:suggestions", found.pk)


def _whole(years: Mapping[int | None, Money]) -> Money:
    found = years.values()
    stated = sum((one.stated for one in found), Decimal(0))
    return Money(stated, sum(one.projects for one in found), sum(one.unknown for one in found))
