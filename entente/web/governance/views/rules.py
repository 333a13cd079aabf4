"""The rules by which a body sits and meets: read by everyone, set by the office from a day on."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from entente.governance import access, actions
from entente.governance.models import Body, Limits, NoticeRule, Power, Presence, SeatRule
from entente.governance.queries.rules import rulebook
from entente.members.models import Category
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, at_once
from entente.web.governance.asked import asked_day
from entente.web.governance.forms import rules as asking
from entente.web.governance.forms.seats import today

Set = Callable[[Body, Any, dict[str, Any]], Any]
KINDS: dict[str, tuple[type[forms.Form], str | Promise]] = {
    "power": (asking.PowerForm, gettext_lazy("What does %(body)s decide, elect, approve or recommend?")),
    "seats": (asking.SeatsForm, gettext_lazy("Which seats are there in %(body)s, and for whom?")),
    "limits": (asking.LimitsForm, gettext_lazy("What does the composition of %(body)s keep?")),
    "notice": (asking.NoticeForm, gettext_lazy("How early is %(body)s called?")),
    "presence": (asking.PresenceForm, gettext_lazy("When are enough there for %(body)s to decide?")),
}
ROWS: dict[str, type[Any]] = {"power": Power, "seats": SeatRule, "limits": Limits, "notice": NoticeRule, "presence": Presence}


@require_GET
def rules(request: HttpRequest, body: str) -> HttpResponse:
    """As they hold on a day: powers, seats, limits, notices, quorum."""
    found, day = access.body_to_read(body), asked_day(request)
    book = rulebook(found, day)
    names = dict(Category.objects.values_list("code", "name")) if book.limits else {}
    context = {
        "body": found,
        "day": day,
        "is_today": day.isoformat() == today(),
        "book": book,
        "heard": [names.get(code, code) for code in book.limits.categories] if book.limits else [],
        "settles": access.keeps_all(request.user),
    }
    return render(request, "governance/rulebook.html", context)


@login_required
def set_rule(request: HttpRequest, body: str, kind: str) -> HttpResponse:
    found = access.body_to_settle(request.user, body)
    if kind not in KINDS:
        raise Http404
    asked, title = KINDS[kind]
    form = asked(request.POST or None, initial={"on": today(), **_known(found, kind, request)})
    lead = _("It holds from its day on; meetings and pages of earlier days keep the rule they had.")
    page = Page(str(title) % {"body": found}, lead, _("Set the rule"), found, _book(found))
    return answer(request, form, page, lambda said, at: _set(kind, found, form, said, who(request), at), _("The rule is set."))


@login_required
@require_POST
def end_rule(request: HttpRequest, body: str, kind: str, rule: int) -> HttpResponse:
    found = access.body_to_settle(request.user, body)
    row = _row(found, kind, rule)
    return at_once(
        request,
        lambda at: actions.end_rule(row, on=date.fromisoformat(today()), by=who(request), at=at),
        _("It holds no more from today."),
        _book(found),
    )


def _set(kind: str, body: Body, form: Any, said: dict[str, Any], by: Any, at: datetime) -> Any:
    since = {"source": said["source"], "on": said["on"], "by": by, "at": at}
    if kind == "power":
        return actions.empower(body, said["kind"], said["what"], **since)
    if kind == "seats":
        return actions.set_seats(body, said["name"], form.rule, **since)
    if kind == "limits":
        return actions.limit(body, **{name: said[name] for name in ("country_cap", "organisation_cap", "categories")}, **since)
    if kind == "notice":
        return actions.set_notice(body, said["kind"], said["days"], blocks=said["blocks"], **since)
    return actions.set_presence(body, form.rule, **since)


def _known(body: Body, kind: str, request: HttpRequest) -> dict[str, Any]:
    """A rule that is changed begins with what it says now."""
    number = request.GET.get("from", "")
    if not (number.isdecimal() and len(number) < 18):
        return {}
    row = _row(body, kind, int(number))
    said = {name: getattr(row, name) for name in KINDS[kind][0].base_fields if hasattr(row, name) and name != "on"}
    if isinstance(row, SeatRule):
        said |= {"name": row.group.name, "category": row.category_id}
    return {name: str(value) if kind == "presence" and "share" in name else value for name, value in said.items()}


def _row(body: Body, kind: str, number: int) -> Any:
    if kind not in ROWS:
        raise Http404
    where = {"group__body": body} if kind == "seats" else {"body": body}
    row = ROWS[kind].objects.known().filter(pk=number, **where).first()
    if row is None:
        raise Http404
    return row


def _book(body: Body) -> str:
    return reverse("governance:rulebook", args=[body.slug])
