"""Assessment rounds: preparing, the panel, opening, closing, and what came out."""

import csv
from collections import Counter
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.agenda import access, actions
from entente.agenda.choices import Method
from entente.agenda.models import Ranking, Round, Topic
from entente.agenda.queries.panel import candidates, panel_of
from entente.files.cells import safe
from entente.web.acting import who
from entente.web.agenda import saying
from entente.web.agenda.acting import acted, answer
from entente.web.agenda.forms import BudgetForm, PanelForm, PrepareForm, SecondForm


@login_required
@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    access.insider(request.user)
    me = who(request).pk
    rows = list(access.rounds(request.user).prefetch_related("panel").order_by("-pk")[:200])
    mine = {row.pk: one for row in rows for one in row.panel.all() if one.person_id == me}
    context = {"rounds": [(row, mine.get(row.pk)) for row in rows], "keeps": access.keeps(request.user)}
    return render(request, "agenda/rounds.html", context)


@login_required
def prepare(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = PrepareForm(request.POST or None)

    def act(said: dict[str, Any], at: datetime) -> Round:
        criteria = said["criteria"] if said["method"] == Method.CRITERIA else ()
        return actions.prepare(**said | {"criteria": criteria}, by=who(request), at=at)

    context = {"form": form, "heading": _("Which topics come first?"), "button": _("Prepare the round"), "back_name": "agenda:rounds"}
    context["lead"] = _("All topics of the horizon that are taken in are assessed. The panel is named next.")
    return answer(request, "agenda/form.html", context, act)


@login_required
@require_GET
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.round_to_read(request.user, pk))


def shown(request: HttpRequest, found: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    """The round's page: what came out, or how far it is, also with a refused form on it."""
    keeps = access.keeps(request.user)
    panel = panel_of(found)
    ranking = Ranking.objects.filter(round=found).first()
    context = {
        "round": found,
        "seat": access.seat_in(request.user, found),
        "keeps": keeps,
        "panel": panel if keeps else [],
        "categories": _categories(panel),
        "answered": sum(one.finished_at is not None for one in panel),
        "asked": len(panel),
        "topics": list(found.topics.order_by("number")) if not ranking else [],
        "criteria": list(found.criteria.order_by("position")),
        "candidates": len(candidates(timezone.localdate())) if keeps and found.state == "draft" else 0,
        "panel_form": PanelForm(),
        "second_form": SecondForm(),
        "budget_form": BudgetForm(),
        "second": Round.objects.filter(after=found).first(),
        **(told(ranking) if ranking else {}),
    }
    return render(request, "agenda/round.html", context | more, status=status)


def told(ranking: Ranking) -> dict[str, Any]:
    """What the page says of a ranking."""
    said = ranking.said
    count = len(said["topics"])
    pks = dict(Topic.objects.filter(pk__in=[one["topic"] for one in said["topics"]]).values_list("pk", "is_fictional"))
    rows = [
        one
        | {
            "words": saying.how_sure(one, count),
            "hangs_on": saying.hangs_on(one),
            "from": one["low"] - 1,
            "width": one["high"] - one["low"] + 1,
            "at": one["rank"] - 1,
            "on_top": said["on_top"].get(str(one["topic"])),
            "is_fictional": pks.get(one["topic"], False),
        }
        for one in said["topics"]
    ]
    return {
        "ranking": ranking,
        "said": said,
        "rows": rows,
        "count": count,
        "whole": saying.whole(said),
        "agreement": [(kind, said["organisations"].get(kind, 0), saying.agreement(value)) for kind, value in said["agreement"].items()],
    }


@login_required
@require_POST
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_keep(request.user, pk)
    form = PanelForm(request.POST)

    def act(said: dict[str, Any], at: datetime) -> Round:
        actions.name_panel(found, said["size"], by=who(request), at=at)
        return found

    return acted(request, form, act, lambda **more: shown(request, found, **more), said=_("The panel is drawn."), panel_form=form)


@login_required
@require_POST
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_keep(request.user, pk)
    return _done(request, found, actions.open_round, _("It is open; everybody of the panel is told by mail."))


@login_required
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_keep(request.user, pk)
    return _done(request, found, actions.remind_panel, _("Who has not finished is reminded by mail."))


@login_required
@require_POST
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_keep(request.user, pk)
    return _done(request, found, actions.close_round, _("It is closed; this came out."))


@login_required
@require_POST
def second(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.round_to_keep(request.user, pk)
    form = SecondForm(request.POST)

    def act(said: dict[str, Any], at: datetime) -> Round:
        return actions.second_round(found, closes_on=said["closes_on"], by=who(request), at=at)

    return acted(
        request, form, act, lambda **more: shown(request, found, **more), said=_("It is prepared; open it next."), second_form=form
    )


@login_required
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking as a table."""
    found = access.round_to_read(request.user, pk)
    ranking = Ranking.objects.filter(round=found).first()
    if ranking is None:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ranking.csv"'
    out = csv.writer(response)
    out.writerow(["topic", "title", "score", "rank", "low", "high", "balanced_rank"])
    out.writerows(
        [row["code"], safe(row["title"]), row["score"], row["rank"], row["low"], row["high"], row["balanced"]["rank"]]
        for row in ranking.said["topics"]
    )
    return response


def _done(request: HttpRequest, found: Round, action: Any, said: str) -> HttpResponse:
    def act(_said: dict[str, Any], at: datetime) -> Round:
        action(found, by=who(request), at=at)
        return found

    def page(**more: Any) -> HttpResponse:
        found.refresh_from_db()
        return shown(request, found, **more)

    return acted(request, forms.Form({}), act, page, said=said)


def _categories(panel: list[Any]) -> list[tuple[str, int, int]]:
    """Category, asked, finished."""
    asked = Counter(one.category for one in panel)
    finished = Counter(one.category for one in panel if one.finished_at)
    return [(kind, count, finished[kind]) for kind, count in sorted(asked.items())]
