"""The agenda as everyone reads it: the current edition, those before, what changed, and the draft of the next."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from entente.agenda import access, actions
from entente.agenda.choices import Horizon
from entente.agenda.models import Edition, Topic
from entente.agenda.queries import panel, topics
from entente.agenda.queries.frozen import FIELDS, frozen
from entente.engine.editions import Change, Difference, differences
from entente.web.acting import who
from entente.web.agenda import saying
from entente.web.agenda.acting import acted, answer
from entente.web.agenda.forms import DraftForm

WORDS = {
    "title": gettext_noop("title"),
    "problem": gettext_noop("problem"),
    "state_of_the_art": gettext_noop("state of the art"),
    "expected_result": gettext_noop("expected result"),
    "evidence": gettext_noop("evidence"),
    "horizon": gettext_noop("horizon"),
    "readiness_now": gettext_noop("readiness"),
    "readiness_aimed": gettext_noop("readiness aimed at"),
    "cost_low": gettext_noop("costs"),
    "cost_high": gettext_noop("costs"),
    "sectors": gettext_noop("sectors"),
    "expertise": gettext_noop("expertise"),
}


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """Which topics come first? The current edition; for the community also what waits for it."""
    current = topics.current_edition()
    inside = access.is_inside(request.user)
    seats = panel.seats_open_for(who(request).pk) if inside else []
    context = {
        "edition": current,
        "horizons": _by_horizon(current.topics) if current else [],
        "editions": list(access.editions(request.user).defer("topics")),
        "inside": inside,
        "keeps": access.keeps(request.user),
        "screens": access.screens(request.user),
        "proposes": inside and bool(access.keeps(request.user) or access.proposing_for(request.user)),
        "seats": seats,
        "waiting": Topic.objects.filter(state="proposed").count() if inside else 0,
    }
    return render(request, "agenda/agenda.html", context)


@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    return shown(request, access.edition_to_read(request.user, number))


def shown(request: HttpRequest, found: Edition, *, status: int = 200, **more: Any) -> HttpResponse:
    """As it was frozen; a draft as it would be frozen now."""
    said = found.topics if found.is_published else frozen(list(found.rounds.select_related("ranking")))
    before = Edition.objects.filter(number__lt=found.number, state="published").order_by("-number").first()
    changes = differences(before.topics, said, FIELDS) if before else []
    context = {
        "edition": found,
        "count": len(said),
        "horizons": _by_horizon(said),
        "before": before,
        "changes": [(one, _told(one)) for one in changes if _is_changed(one)],
        "keeps": access.keeps(request.user),
        "is_whole": not found.is_published or actions.digest(found.topics) == found.digest,
    }
    return render(request, "agenda/edition.html", context | more, status=status)


@require_safe
def file(request: HttpRequest, number: int) -> HttpResponse:
    """The frozen topics with their digest, for whoever works on with them."""
    found = access.edition_to_read(request.user, number)
    said = {
        "number": found.number,
        "title": found.title,
        "published_at": found.published_at,
        "digest": found.digest,
        "topics": found.topics,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


@require_safe
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """As a tagged PDF; a draft has none yet."""
    from entente.agenda.exports import edition_pdf  # typst is heavy

    found = access.edition_to_read(request.user, number)
    if not found.is_published:
        raise Http404
    answer = HttpResponse(edition_pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="agenda-edition-{found.number}.pdf"'
    return answer


@login_required
def draft(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    current = Edition.objects.filter(state="draft").first()
    initial: dict[str, Any] = {"rounds": panel.latest_rounds()}
    if current:
        chosen = [one.pk for one in current.rounds.all()]
        initial = {"title": current.title, "introduction": current.introduction, "rounds": chosen}
    form = DraftForm(request.POST or None, initial=initial)

    def act(said: dict[str, Any], at: datetime) -> Edition:
        return actions.draft(said["title"], said["introduction"], list(said["rounds"]), by=who(request), at=at)

    context = {"form": form, "heading": _("What does the next edition say?"), "button": _("Keep the draft"), "back_name": "agenda:agenda"}
    context["lead"] = _("It holds every topic that is taken in. Look at it as it would be, then publish it.")
    return answer(request, "agenda/form.html", context, act, said=_("The draft is kept; nobody else sees it yet."))


@login_required
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    found = access.edition_to_keep(request.user, number)

    def act(_said: dict[str, Any], at: datetime) -> Edition:
        return actions.publish(found, by=who(request), at=at)

    def page(**more: Any) -> HttpResponse:
        found.refresh_from_db()
        return shown(request, found, **more)

    return acted(request, forms.Form({}), act, page, said=_("It is published; everyone may read it."))


def _by_horizon(said: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    found = []
    pks = dict(Topic.objects.filter(number__in=[one["number"] for one in said]).values_list("number", "pk"))
    for horizon in Horizon:
        held = [one for one in said if one["horizon"] == horizon]
        ranked = sum(one["rank"] is not None for one in held)
        rows = [
            one
            | {
                "pk": pks.get(one["number"]),
                "words": saying.band(one["low"], one["high"]) if one["rank"] else "",
                "from": (one["low"] or 1) - 1,
                "width": (one["high"] or 1) - (one["low"] or 1) + 1,
                "at": (one["rank"] or 1) - 1,
                "of": ranked,
            }
            for one in held
        ]
        if rows:
            found.append((str(horizon.label), rows))
    return found


def _is_changed(one: Difference) -> bool:
    return one.change is not Change.KEPT or bool(one.fields) or one.places[0] != one.places[1]


def _told(one: Difference) -> str:
    """What happened to a topic since the edition before."""
    if one.change is Change.NEW:
        return _("New")
    if one.change is Change.GONE:
        into = ", ".join(f"T-{number:03}" for number in one.into)
        return _("Went into %(topics)s") % {"topics": into} if into else _("Left out")
    said = []
    if one.places[0] != one.places[1]:
        said.append(_("from place %(before)s to %(now)s") % {"before": one.places[0] or _("none"), "now": one.places[1] or _("none")})
    if one.fields:
        said.append(_("reworded: %(fields)s") % {"fields": ", ".join(dict.fromkeys(str(_(WORDS[name])) for name in one.fields))})
    return "; ".join(said)
