"""Topics: the list, one with all that is said about it, proposing, changing, merging and splitting."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.agenda import access, actions
from entente.agenda.choices import LIVING, Horizon, TopicState
from entente.agenda.models import Topic
from entente.agenda.queries import topics as queries
from entente.agenda.queries.frozen import ancestors, proposers
from entente.agenda.queries.topics import TopicsAsked
from entente.agenda.queries.trace import trace_of
from entente.web.acting import who
from entente.web.agenda import saying
from entente.web.agenda.acting import acted, answer
from entente.web.agenda.forms import MergeForm, ProposeForm, RemarkForm, ScreenForm, SplitForm, TopicForm

A_PAGE = 50


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    rows = access.topics(request.user)
    found = queries.listed(rows, asked)
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 10:
        found = found.filter(number__gt=int(after))
    page = list(found[: A_PAGE + 1])
    context = {
        "asked": asked,
        "topics": page[:A_PAGE],
        "next": page[A_PAGE - 1].number if len(page) > A_PAGE else "",
        "counts": queries.counted(rows),
        "horizons": Horizon.choices,
        "states": TopicState.choices,
        "proposes": bool(access.keeps(request.user) or access.proposing_for(request.user)),
        "keeps": access.keeps(request.user),
        "screens": access.screens(request.user),
    }
    return render(request, "agenda/topics.html", context)


@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.topic_to_read(request.user, pk))


def shown(request: HttpRequest, found: Topic, *, status: int = 200, **more: Any) -> HttpResponse:
    """The topic's page, also with a refused form on it."""
    inside, places = access.is_inside(request.user), queries.places_of(found)
    before = ancestors([found.pk])[found.pk]
    context = {
        "topic": found,
        "inside": inside,
        "before": before,
        "after": [one.after for one in found.descents.select_related("after")] if not found.is_living else [],
        "proposers": proposers(found, before),
        "sectors": [one.name for one in found.sectors.all()],
        "expertise": [one.name for one in found.expertise.all()],
        "places": places,
        "sure": _sure(places),
        "trace": trace_of(found),
        "remarks": queries.remarks_of(found) if inside else [],
        "screenings": queries.screenings_of(found) if inside else [],
        "may_change": access.may_change(request.user, found),
        "keeps": access.keeps(request.user),
        "screens": access.screens(request.user) and found.state in LIVING,
        "writes": _writes(request),
        "remark_form": RemarkForm(),
        "screen_form": ScreenForm(),
    }
    return render(request, "agenda/topic.html", context | more, status=status)


@login_required
def propose(request: HttpRequest) -> HttpResponse:
    access.proposer(request.user)
    owners, keeps = access.proposing_for(request.user), access.keeps(request.user)
    form = ProposeForm(request.POST or None, owners=owners, for_office=keeps)

    def act(said: dict[str, Any], at: datetime) -> Topic:
        return actions.propose(form.facts, owner=form.owner, by=who(request), at=at)

    context = {"form": form, "heading": _("What should be researched?"), "button": _("Propose it")}
    context["lead"] = _("Title, problem and result are enough to begin; the scientific committee answers with a reason.")
    return answer(request, "agenda/form.html", context, act, said=_("It is proposed; the committee screens it next."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.topic_to_change(request.user, pk)
    form = TopicForm(request.POST or None, initial=actions.told(actions.facts_of(found)))

    def act(said: dict[str, Any], at: datetime) -> Topic:
        return actions.change(found, form.facts, is_keeper=access.keeps(request.user), by=who(request), at=at)

    context = {"form": form, "heading": _("Change %(code)s") % {"code": found.code}, "button": _("Save"), "back": found}
    return answer(request, "agenda/form.html", context, act, said=_("It is saved."))


@login_required
def merge(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = MergeForm(request.POST or None)

    def act(said: dict[str, Any], at: datetime) -> Topic:
        return actions.merge(list(said["topics"]), form.facts, because=said["because"], by=who(request), at=at)

    context = {"form": form, "heading": _("Which topics are one?"), "button": _("Merge them")}
    context["lead"] = _("They end and lead to the new one, which names everybody who proposed them.")
    return answer(request, "agenda/form.html", context, act, said=_("They are one topic now."))


@login_required
def split(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.topic_to_keep(request.user, pk)
    whole = actions.facts_of(found)
    same = {f"{part}_{name}": getattr(whole, name) for part in ("first", "second") for name in ("title", "problem", "expected_result")}
    form = SplitForm(request.POST or None, initial=same)

    def act(said: dict[str, Any], at: datetime) -> Topic:
        parts = [replace(whole, **form.part(name)) for name in ("first", "second")]
        actions.split(found, parts, because=said["because"], by=who(request), at=at)
        return found

    context = {"form": form, "heading": _("Split %(code)s into two") % {"code": found.code}, "button": _("Split it"), "back": found}
    context["lead"] = _("Both keep its horizon, readiness, costs and sectors; change them afterwards.")
    return answer(request, "agenda/form.html", context, act, said=_("They are two topics now."))


@login_required
@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.topic_to_discuss(request.user, pk)
    form = RemarkForm(request.POST)

    def act(said: dict[str, Any], at: datetime) -> Topic:
        actions.remark(found, said["text"], by=who(request), at=at)
        return found

    return acted(request, form, act, lambda **more: shown(request, found, **more), said=_("It is said."), remark_form=form)


def _sure(places: list[Any]) -> str:
    """How sure its place in the latest edition that gave it one is, among those of its horizon that had one."""
    ranked = [place for place in places if place[1]["rank"]]
    if not ranked:
        return ""
    edition, said = ranked[0]
    count = sum(one["horizon"] == said["horizon"] and one["rank"] is not None for one in edition.topics)
    moved = saying.hangs_on(said)
    words = _("Place %(rank)s of %(count)s.") % {"rank": said["rank"], "count": count}
    more = f" {moved[0].upper()}{moved[1:]}." if moved else ""
    return f"{edition}: {words} {saying.how_sure(said, count)}{more}"


def _writes(request: HttpRequest) -> bool:
    try:
        access.writer(request.user)
    except PermissionDenied:
        return False
    return True


def _asked(request: HttpRequest) -> TopicsAsked:
    given = {name: request.GET.get(name, "").replace("\x00", "")[:200] for name in ("q", "horizon", "state")}
    horizon = given["horizon"] if given["horizon"] in Horizon.values else ""
    return TopicsAsked(given["q"], horizon, given["state"] if given["state"] in TopicState.values else "")
