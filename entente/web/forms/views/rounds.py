"""A round's page: for those it asks, and for those who organise it; and what may be done with it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from entente.forms import access, actions, moments, queries
from entente.forms.choices import Became
from entente.forms.models import Reminder, Round
from entente.forms.whom import whom
from entente.notices import text
from entente.notices.refusals import CannotResolve
from entente.web.forms.asking import answered, me, pressed
from entente.web.forms.home import home_address
from entente.web.forms.plan_form import ExtendForm
from entente.web.notices.phrases import Phrases

LIST = 12
A_PAGE = 100


@login_required
@require_GET
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.round_to_read(request.user, pk))


def shown(request: HttpRequest, row: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    at = timezone.now()
    context = {
        "round": row,
        "mine": access.askings(request.user, row),
        "organises": access.organises(request.user, row),
        "sees_results": access.sees_results(request.user, row, at),
        "takes_answers": row.takes_answers(at),
        "takes": row.version.minutes,
        "intro": text.html(row.intro),
        "home": home_address(row),
    }
    if context["organises"]:
        context |= _organising(row) if row.has_opened else _preparing(row)
    return render(request, "forms/round.html", context | more, status=status)


def _organising(row: Round) -> dict[str, Any]:
    funnel = queries.funnel(row)
    last = Reminder.objects.filter(round=row).order_by("-at").first()
    return {
        "funnel": funnel,
        "steps": [(label, count, funnel.part(count)) for label, count in _steps(funnel)],
        "missing": list(queries.people_of(row, [Became.WAITING])[:LIST]),
        "audience": Phrases().said(row.audience),
        "reminded": last,
        "reminds": [moment for moment in moments.reminders(row) if moment > timezone.now()],
        "extend_form": ExtendForm(initial={"closes_at": row.closes_at and timezone.localtime(row.closes_at).strftime("%Y-%m-%dT%H:%M")}),
    }


def _steps(funnel: queries.Funnel) -> list[tuple[str, int]]:
    return [(_("Asked"), funnel.asked), (_("Opened"), funnel.opened), (_("Started"), funnel.started), (_("Sent"), funnel.sent)]


def _preparing(row: Round) -> dict[str, Any]:
    """Who would be asked if it were opened now."""
    if not row.audience:
        return {"whom": None}
    try:
        meant = whom(row, timezone.localdate())
    except CannotResolve as refusal:
        return {"whom": None, "unresolved": refusal}
    count = len(meant.people) if row.asks_persons else len(meant.answers_for)
    return {"whom": meant, "count": count, "written_to": len(meant.people), "audience": Phrases().said(row.audience)}


@login_required
@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone who was asked, by name, with how far each has come. Whether somebody answered is known also without names."""
    row = access.round_to_organise(request.user, pk)
    became = request.GET.get("became", "")
    found = queries.people_of(row, [became] if became in Became.values else [])
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else None
    rows = list(queries.following(found, last)[: A_PAGE + 1])
    context = {
        "round": row,
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
        "after": after,
        "became": became,
        "states": Became.choices,
        "funnel": queries.funnel(row),
    }
    return render(request, "forms/people.html", context)


@login_required
@require_POST
def open_now(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    return pressed(request, lambda at: _opened(request, actions.open_round(row, by=me(request), at=at)), to=row)


def _opened(request: HttpRequest, row: Round) -> None:
    asked = queries.funnel(row).asked
    said = ngettext("One was asked; the mails are leaving.", "%(count)s were asked; the mails are leaving.", asked) % {"count": asked}
    messages.success(request, said if row.has_opened else _("It will open by itself, and ask whoever its audience means then."))


@login_required
@require_POST
def unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    return pressed(request, lambda at: actions.unschedule(row, by=me(request), at=at), to=row, said=_("It is a draft again."))


@login_required
@require_POST
def ask_newcomers(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    return pressed(
        request, lambda at: actions.ask_newcomers(row, by=me(request), at=at), to=row, said=_("Those who came since were asked.")
    )


@login_required
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    return pressed(request, lambda at: actions.remind(row, by=me(request), at=at), to=row, said=_("Those missing were reminded."))


@login_required
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    form = ExtendForm(request.POST or None, initial={"closes_at": row.closes_at})
    return answered(
        request,
        "forms/extend.html",
        {"form": form, "round": row},
        lambda said, at: actions.extend(row, said["closes_at"], by=me(request), at=at),
        to=lambda changed: changed,
    )


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    return pressed(request, lambda at: actions.close(row, by=me(request), at=at), to=row, said=_("It is closed."))


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_to_organise(request.user, pk)
    try:
        actions.drop_round(row, by=me(request), at=timezone.now())
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(row)
    messages.success(request, _("The draft was dropped; its form is kept."))
    return redirect(reverse("forms:asking"))
