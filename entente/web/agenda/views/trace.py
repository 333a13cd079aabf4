"""What became of the topics: calls that answer them, money by year, priorities without a call and calls without a priority."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.agenda import access, actions
from entente.agenda.queries import calls
from entente.agenda.queries.trace import Money, money_by_year, traced, untraced
from entente.projects.models import Project
from entente.web.agenda.acting import acted, who
from entente.web.agenda.forms import LinkForm


@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    topics = list(access.topics(request.user).filter(state="taken_in").order_by("number"))
    money = money_by_year(topics)
    years = sorted({year for row in money.values() for year in row if year is not None})
    projects = Project.objects.filter(is_fictional=False)
    rows = [(one, [money[one.pk].get(year) for year in years], _whole(money[one.pk])) for one in topics if one.pk in money]
    inside = access.is_inside(request.user)
    without_call = list(calls.without_call(access.topics(request.user)))
    context = {
        "rows": rows,
        "with_call": len(topics) - len(without_call),
        "years": years,
        "topics": len(topics),
        "without_call": without_call,
        "without_priority": calls.without_priority(timezone.localdate()) if inside else [],
        "traced": traced(projects).count(),
        "untraced": untraced(projects).count(),
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


def _whole(years: dict[int | None, Money]) -> Money:
    found = years.values()
    stated = sum((one.stated for one in found), Decimal(0))
    return Money(stated, sum(one.projects for one in found), sum(one.unknown for one in found))
