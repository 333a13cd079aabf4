"""Mirrors of one's circles: read, prepared, opened, closed, asked again."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.engine.quartiles import LEAST
from entente.mirror import access, actions, queries
from entente.mirror.models import Mirror
from entente.web.acting import who
from entente.web.mirror.acting import answer
from entente.web.mirror.forms import DecisionForm, MirrorForm, SureForm, lines_of

A_PAGE = 25


@login_required
@require_safe
def mirrors(request: HttpRequest) -> HttpResponse:
    """What do your circles compare? Newest first."""
    after = request.GET.get("after", "")
    found = access.mirrors(request.user)
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found.select_related("body").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "keeps": access.bodies_to_keep(request.user).exists(),
    }
    return render(request, "mirror/mirrors.html", context)


@login_required
@require_safe
def mirror(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.mirror_to_read(request.user, pk)
    own = access.givers(request.user, found)
    given = access.given_by(request.user, found)
    context = {
        "found": found,
        "figures": found.figures.order_by("position"),
        "mine": [(one, queries.lines(found, one)) for one in given],
        "own": own,
        "may_give": bool(own) and found.state == "open" and found.closes_on >= timezone.localdate(),
        "gave": found.contributions.count(),
        "least": LEAST,
        "keeps": access.keeps(request.user, found.body_id),
    }
    return render(request, "mirror/mirror.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    bodies = access.bodies_to_keep(request.user)
    if not bodies.exists():
        raise PermissionDenied(_("Mirrors are prepared by those who chair a circle, and by the office."))
    form = MirrorForm(request.POST if request.method == "POST" else None, bodies=bodies, is_new=True)

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        body = access.body_to_mirror(request.user, fields["body"].pk)
        return actions.prepare(body, form.plan, by=who(request), at=at)

    context = {"form": form, "title": _("What does the circle compare?"), "button": _("Prepare it")}
    return answer(request, context, act, said=_("It is prepared. Open it once the circle agreed on the figures."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.mirror_to_keep(request.user, pk)
    form = MirrorForm(request.POST if request.method == "POST" else None, bodies=None, is_new=False, initial=_initial(found))

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        return actions.change(found, form.plan, by=who(request), at=at)

    return answer(request, {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)


@login_required
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The same figures for another time."""
    found = access.mirror_to_keep(request.user, pk)
    if found.closed_at is None:
        raise Http404
    initial = _initial(found) | {"closes_on": None}
    form = MirrorForm(request.POST if request.method == "POST" else None, bodies=None, is_new=False, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        return actions.prepare(found.body, form.plan, follows=found, by=who(request), at=at, is_fictional=found.is_fictional)

    return answer(request, {"form": form, "title": _("Ask the same again"), "button": _("Prepare it"), "of": found}, act)


@login_required
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.mirror_to_keep(request.user, pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        return actions.open_mirror(found, decision=fields["decision"], by=who(request), at=at)

    context = {"form": form, "title": _("Open “%(title)s”") % {"title": found}, "button": _("Open it"), "of": found}
    return answer(request, context, act, said=_("It is open; everybody in the circle is told."))


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.mirror_to_keep(request.user, pk)
    form = SureForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        return actions.close_mirror(found, by=who(request), at=at)

    context = {
        "form": form,
        "title": _("Close “%(title)s”") % {"title": found},
        "button": _("Close it"),
        "of": found,
        "note": _(
            "What it shows is counted once, now, and frozen. Nobody can be added afterwards: what comes later is asked the next time."
        ),
    }
    return answer(request, context, act, said=_("It is closed. Who gave sees where it stands."))


def _initial(found: Mirror) -> dict[str, Any]:
    figures = lines_of(found.figures.order_by("position"))
    return {"title": found.title, "why": found.why, "closes_on": found.closes_on, "figures": figures}
