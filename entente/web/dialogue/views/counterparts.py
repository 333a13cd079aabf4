"""Partner bodies: found, read, entered and changed."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.choices import BodyKind
from entente.dialogue.models import Counterpart
from entente.vocabulary.queries import countries
from entente.web.acting import who
from entente.web.dialogue.acting import ask, asked
from entente.web.dialogue.forms import CounterpartForm

A_PAGE = 25


@require_safe
def counterparts(request: HttpRequest) -> HttpResponse:
    """With whom do we speak? By name; a page after another."""
    words, kind, country, after = asked(request, "q", "kind", "country", "after")
    found = access.counterparts(request.user)
    if kind in BodyKind.values:
        found = found.filter(kind=kind)
    if country in countries():
        found = found.filter(country=country)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(text__icontains=words))
    count = found.count()
    rows = list((found.filter(name__gt=after) if after else found).select_related("country", "region").order_by("name")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].name if len(rows) > A_PAGE else "",
        "count": count,
        "kinds": BodyKind,
        "kind": kind,
        "words": words,
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/counterparts.html", context)


@require_safe
def counterpart(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.counterpart_to_read(request.user, pk)
    contacts = access.contacts(request.user).filter(counterpart=found).select_related("person", "keeper")
    context = {
        "found": found,
        "memoranda": found.memoranda.order_by("-signed_on", "-pk"),
        "contacts": contacts.order_by("ended_on", "person__name_key", "pk"),
        "encounters": access.encounters(request.user).filter(counterpart=found).order_by("-on", "-pk"),
        "inside": access.oversees(request.user) or access.tends(request.user, found),
        "tends": access.tends(request.user, found),
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/counterpart.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = CounterpartForm(request.POST if request.method == "POST" else None, initial={"keeper": who(request)})

    def act(fields: dict[str, Any], at: datetime) -> Counterpart:
        return actions.put_counterpart(actions.CounterpartFacts(**form.said), by=who(request), at=at)

    return ask(request, form, act, title=_("With whom do we speak?"), button=_("Enter it"), back="dialogue:counterparts")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.counterpart_to_read(request.user, pk)
    access.keeper(request.user)
    names = ("name", "kind", "country", "region", "text", "address", "keeper", "is_public")
    form = CounterpartForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(found, name) for name in names}, is_new=False
    )

    def act(fields: dict[str, Any], at: datetime) -> Counterpart:
        facts = actions.CounterpartFacts(**form.said)
        return actions.put_counterpart(facts, counterpart=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.name, button=_("Change it"), of=found)
