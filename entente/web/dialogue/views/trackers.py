"""Trackers: listed, the map with its table, one country with its history, and what was seen entered."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.models import Followed, Tracker
from entente.dialogue.queries import trackers as known
from entente.vocabulary.models import Country
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import countries
from entente.web.acting import who
from entente.web.dialogue import measures
from entente.web.dialogue.acting import ask
from entente.web.dialogue.forms import CheckForm, GiveForm, TrackerForm
from entente.web.dialogue.map import counted, elsewhere, lines, squares

SHOWN = 100


@require_safe
def trackers(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    context = {"rows": known.listed(day)[:SHOWN], "states": len(known.countries_of(day)), "keeps": access.keeps(request.user)}
    return render(request, "dialogue/trackers.html", context)


@require_safe
def tracker(request: HttpRequest, pk: int) -> HttpResponse:
    """How far are the countries? Five queries for a visitor, however many there are."""
    found, day = access.tracker_to_read(pk), timezone.localdate()
    standings = known.standings(found, day)
    measure = measures.measure_of(found.measure)
    context = {
        "found": found,
        "squares": squares(found, standings),
        "elsewhere": elsewhere(standings),
        "lines": lines(found, standings),
        "counts": counted(known.counts(standings)),
        "collected": sum(1 for one in standings if one.phase),
        "stale": sum(1 for one in standings if one.fresh == "stale"),
        "all": len(standings),
        "measure": measure,
        "positions": measures.over_time(measure),
        "keeps": access.keeps(request.user),
        "names_people": request.user.is_authenticated,
        "side": 360,
    }
    return render(request, "dialogue/tracker.html", context)


@require_safe
def followed(request: HttpRequest, pk: int, country: str) -> HttpResponse:
    found, code = access.tracker_to_read(pk), _code(country)
    day = timezone.localdate()
    standing = next((one for one in known.standings(found, day) if one.country == code), None)
    if standing is None:
        raise Http404
    context = {
        "tracker": found,
        "code": code,
        "standing": standing,
        "row": standing.row,
        "history": known.history(found, code),
        "checks": access.checks(request.user, found, code),
        "keeps": access.keeps(request.user),
        "names_people": request.user.is_authenticated,
    }
    return render(request, "dialogue/followed.html", context)


@login_required
def check(request: HttpRequest, pk: int, country: str) -> HttpResponse:
    code = _code(country)
    found = access.tracker_to_check(request.user, pk, code)
    form = CheckForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Followed:
        return actions.check(found, Country.objects.get(pk=code), actions.Seen(**fields), by=who(request), at=at)

    title = _("How does %(country)s stand?") % {"country": country_name(code)}
    return ask(request, form, act, title=title, button=_("Enter what you saw"), of=found)


@login_required
def give(request: HttpRequest, pk: int, country: str) -> HttpResponse:
    found, code = access.tracker_to_keep(request.user, pk), _code(country)
    held = Followed.objects.filter(tracker=found, country=code).select_related("responsible").first()
    form = GiveForm(request.POST if request.method == "POST" else None, initial={"responsible": held and held.responsible})

    def act(fields: dict[str, Any], at: datetime) -> Followed:
        return actions.give(found, Country.objects.get(pk=code), fields["responsible"], by=who(request), at=at)

    title = _("Who looks after %(country)s?") % {"country": country_name(code)}
    return ask(request, form, act, title=title, button=_("Give it"), of=found)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = TrackerForm(request.POST if request.method == "POST" else None, initial={"keeper": who(request)}, measures=measures.choices())

    def act(fields: dict[str, Any], at: datetime) -> Tracker:
        return actions.put_tracker(_facts(form), by=who(request), at=at)

    return ask(request, form, act, title=_("What do we follow?"), button=_("Set it up"), back="dialogue:trackers")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.tracker_to_keep(request.user, pk)
    names = ("title", "text", "address", "keeps", "keeper")
    initial = {name: getattr(found, name) for name in names} | {"measure": str(found.measure.get("id", ""))}
    form = TrackerForm(request.POST if request.method == "POST" else None, initial=initial, measures=measures.choices(), is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> Tracker:
        return actions.put_tracker(_facts(form), tracker=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.title, button=_("Change it"), of=found)


def _facts(form: TrackerForm) -> actions.TrackerFacts:
    return actions.TrackerFacts(**form.said | {"measure": measures.reference(form.cleaned_data["measure"])})


def _code(country: str) -> str:
    if country not in countries():
        raise Http404
    return country
