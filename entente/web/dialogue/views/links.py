"""What regions do together: partnerships and pilots."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.choices import LinkState
from entente.dialogue.models import Interregional
from entente.members.models import Reference
from entente.web.acting import who
from entente.web.dialogue.acting import ask, asked
from entente.web.dialogue.forms import LinkForm

A_PAGE = 25


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Newest first; a page after another by number."""
    state, after = asked(request, "state", "after")
    found = Interregional.objects.all()
    if state in LinkState.values:
        found = found.filter(state=state)
    count = found.count()
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found.prefetch_related("regions").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "count": count,
        "states": LinkState,
        "state": state,
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/links.html", context)


@require_safe
def link(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.link_to_read(pk)
    context = {"found": found, "regions": found.regions.order_by("code"), "keeps": access.keeps(request.user)}
    return render(request, "dialogue/link.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = LinkForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Interregional:
        return actions.put_link(actions.LinkFacts(**form.said), by=who(request), at=at)

    title = _("What do regions do together?")
    return ask(request, form, act, title=title, button=_("Enter it"), back="dialogue:links")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.link_to_keep(request.user, pk)
    names = ("kind", "title", "text", "begins_on", "ends_on", "state", "came_of")
    initial = {name: getattr(found, name) for name in names} | {"regions": found.regions.order_by("code")}
    form = LinkForm(request.POST if request.method == "POST" else None, initial=initial, is_new=False)

    def act(fields: dict[str, Any], at: datetime) -> Interregional:
        facts = actions.LinkFacts(**form.said, initiative=Reference.read(found.initiative))
        return actions.put_link(facts, link=found, because=form.because_said, by=who(request), at=at)

    return ask(request, form, act, title=found.title, button=_("Change it"), of=found)
