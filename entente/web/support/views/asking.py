"""Asking: first what for, then a short page of its own."""

import re
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from entente.engine.signs import one_line
from entente.members.models import Organisation
from entente.notices.references import Reference
from entente.people.models import Person
from entente.support import access, actions, queries
from entente.support.actions import Asking
from entente.support.choices import SupportKind
from entente.support.kinds import GUIDES
from entente.support.models import Request
from entente.web.acting import who
from entente.web.support.acting import answer
from entente.web.support.forms import AskForm

_INITIATIVE = re.compile(r"([a-z_]{1,40})\.([a-z_]{1,40}):(\d{1,18})")


@login_required
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The kinds, each with what comes of it and within how many working days."""
    _organisations(request)
    days = queries.promised_days(timezone.localdate())
    kinds = [(kind, GUIDES[kind], days[kind]) for kind in SupportKind]
    return render(request, "support/choose.html", {"kinds": kinds, "query": request.GET.urlencode()})


@login_required
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """An initiative's own page leads here with itself: ?initiative=programme.initiative:3&initiative_label=..."""
    if kind not in SupportKind.values:
        raise Http404
    own, for_office, named = _organisations(request), access.answers(request.user), _named(request)
    form = AskForm(
        request.POST or None, kind=kind, organisations=own, for_office=for_office, initial={"initiative": named["label"] if named else ""}
    )
    if named:
        del form.fields["initiative"]
    context = {
        "form": form,
        "kind": SupportKind(kind),
        "guide": GUIDES[kind],
        "named": named,
        "promised_on": queries.promised_on(kind, timezone.localdate()),
        "initiatives": queries.initiatives_of([one.pk for one in own]),
    }

    def act(fields: dict[str, Any], at: datetime) -> Request:
        access.asker_for(request.user, form.chosen)
        asking = Asking(kind, form.said, named, fields.get("initiative", ""))
        return actions.ask(asking, form.chosen, asked_by=_asker(request, form.chosen), by=who(request), at=at)

    return answer(request, "support/ask.html", context, act, said=gettext_lazy("It is asked. You are told when somebody takes it up."))


def _organisations(request: HttpRequest) -> list[Organisation]:
    own = access.organisations_to_ask_for(request.user)
    if not own and not access.answers(request.user):
        raise PermissionDenied(_("Support is asked for by those who speak for a member. Ask your representative, or the office."))
    return own


def _asker(request: HttpRequest, organisation: Organisation) -> Person | None:
    """Whoever asks for its own organisation; what the office enters is told to those who speak for the member."""
    return who(request) if who(request).pk in queries.speakers(organisation.pk, timezone.localdate()) else None


def _named(request: HttpRequest) -> Reference | None:
    found = _INITIATIVE.fullmatch(request.GET.get("initiative", ""))
    label = one_line(request.GET.get("initiative_label", ""), 200)
    return Reference(room=found[1], noun=found[2], id=int(found[3]), label=label) if found and label else None
