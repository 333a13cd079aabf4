"""Calls: which are open, which fit an organisation, their deadlines in a calendar."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from entente.agenda import access, actions
from entente.agenda.choices import LinkState
from entente.agenda.models import CallTopic, Link, Result
from entente.agenda.queries import calls as queries
from entente.agenda.queries.trace import money_of
from entente.members.access import organisation_to_read, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.people.models import Account
from entente.web.acting import who
from entente.web.agenda.acting import acted
from entente.web.agenda.forms import ResultForm

A_PAGE = 25
MOST_EVENTS = 1000


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """The soonest deadline first; `?all=yes` also what is over, by code."""
    words, day = request.GET.get("q", "").replace("\x00", "")[:200], timezone.localdate()
    is_all = request.GET.get("all") == "yes"
    found = queries.listed(words, day=None if is_all else day)
    last = request.GET.get("after", "")
    if last.isascii() and last.isdigit() and len(last) < 18:
        found = _after(found, int(last), is_all)
    rows = list(found[: A_PAGE + 1])
    own = _own(request)
    context = {
        "words": words,
        "is_all": is_all,
        "calls": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "day": day,
        "own": own,
        "keeps": access.keeps(request.user),
        "watched": queries.watched_by(who(request).pk, [one.pk for one in rows]) if isinstance(request.user, Account) else set(),
        "known": bool(rows) or CallTopic.objects.exists(),
    }
    return render(request, "agenda/calls.html", context)


@require_safe
def call(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.call_to_read(pk))


def shown(request: HttpRequest, found: CallTopic, *, status: int = 200, **more: Any) -> HttpResponse:
    """The call's page, also with a refused form on it."""
    seen = access.topics(request.user).values("pk")
    links = Link.objects.filter(call=found, state=LinkState.CONFIRMED, topic__in=seen).select_related("topic")
    projects = list(found.topic.projects.order_by("name_key", "key")[:200])
    context = {
        "call": found,
        "links": list(links.order_by("topic__number")),
        "projects": projects,
        "money": money_of(projects),
        "day": timezone.localdate(),
        "watches": isinstance(request.user, Account) and bool(queries.watched_by(who(request).pk, [found.pk])),
        "signed_in": isinstance(request.user, Account),
        "results": list(Result.objects.filter(project__in=projects).select_related("project").order_by("pk")),
        "result_form": ResultForm(call=found) if projects and access.keeps(request.user) else None,
    }
    return render(request, "agenda/call.html", context | more, status=status)


@login_required
@require_POST
def note_result(request: HttpRequest, pk: int) -> HttpResponse:
    access.keeper(request.user)
    found = access.call_to_read(pk)
    form = ResultForm(request.POST, call=found)

    def act(said: dict[str, Any], at: datetime) -> CallTopic:
        actions.note_result(said["project"], said["title"], said["address"], by=who(request), at=at)
        return found

    return acted(request, form, act, lambda **more: shown(request, found, **more), said=_("It is noted."), result_form=form)


@login_required
@require_POST
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.call_to_read(pk)
    if request.POST.get("stop"):
        actions.unwatch(found, by=who(request))
        messages.success(request, _("You are not reminded of it any more."))
    else:
        actions.watch(found, by=who(request))
        messages.success(request, _("It stands on your Desk, and a mail reminds you two weeks before it closes."))
    return redirect(found)


@require_safe
def fit(request: HttpRequest) -> HttpResponse:
    """`?organisation=slug`: calls whose words are like what it says of itself; all of that is public."""
    chosen, own = _chosen(request), _own(request)
    chosen = chosen or (own[0] if own else None)
    day = timezone.localdate()
    context = {"organisation": chosen, "own": own, "found": queries.fitting(chosen, day) if chosen else [], "day": day}
    return render(request, "agenda/fit.html", context)


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """A calendar to subscribe to: all open calls, those of some words, or those that fit an organisation."""
    day, organisation = timezone.localdate(), _chosen(request)
    words = request.GET.get("q", "").replace("\x00", "")[:200]
    found = [one.call for one in queries.fitting(organisation, day)] if organisation else list(queries.listed(words, day=day)[:MOST_EVENTS])
    name = _("Calls that fit %(name)s") % {"name": organisation} if organisation else _("Deadlines of calls")
    content = calendar(name, found, request.build_absolute_uri("/").rstrip("/"), timezone.now())
    return HttpResponse(
        content, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="deadlines.ics"'}
    )


def calendar(name: str, found: list[CallTopic], base: str, now: datetime) -> bytes:
    """Each deadline as a day."""
    whole: Any = Calendar()
    whole.add("prodid", "-//Entente//Calls//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", name)
    for one in found:
        if one.deadline_on:
            whole.add_component(_event(one, one.deadline_on, base, now))
    content: bytes = whole.to_ical()
    return content


def _event(one: CallTopic, on: date, base: str, now: datetime) -> Any:
    event: Any = Event()
    event.add("uid", f"call-{one.pk}@agenda.entente")
    event.add("dtstamp", now)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", _("%(code)s closes: %(title)s") % {"code": one.code, "title": one.title})
    event.add("url", base + one.get_absolute_url())
    return event


def _after(found: Any, last: int, is_all: bool) -> Any:
    end = CallTopic.objects.filter(pk=last).first()
    if end is None:
        return found
    if is_all:
        return found.filter(code__gt=end.code)
    return found.filter(deadline_on__gte=end.deadline_on).exclude(deadline_on=end.deadline_on, pk__lte=end.pk)


def _chosen(request: HttpRequest) -> Organisation | None:
    slug = request.GET.get("organisation", "").replace("\x00", "")[:120]
    return organisation_to_read(request.user, slug) if slug else None


def _own(request: HttpRequest) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=organisations_of(request.user, frozenset(DelegationRole))).order_by("name_key"))
