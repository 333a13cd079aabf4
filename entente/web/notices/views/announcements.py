"""Writing an announcement or a newsletter, and its own page."""

import re
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.notices import access, actions, kinds, queries, text
from entente.notices.actions.sending import shared_of
from entente.notices.choices import AnnouncementForm
from entente.notices.compose import body_of
from entente.notices.models import Announcement
from entente.notices.references import Reference
from entente.notices.refusals import CannotResolve
from entente.web.acting import who
from entente.web.notices.acting import answer
from entente.web.notices.forms import ApproveForm, BecauseForm, TextForm
from entente.web.notices.phrases import Phrases
from entente.web.notices.reaching import Reaching, reaching

_HOME = re.compile(r"([a-z_]{1,40})\.([a-z_]{1,40}):(\d{1,18})")


@login_required
def write(request: HttpRequest) -> HttpResponse:
    """A new one; a group's page leads here with its audience and itself as the home."""
    access.writer(request.user)
    form_of = AnnouncementForm.NEWSLETTER if request.GET.get("form") == "newsletter" else AnnouncementForm.ANNOUNCEMENT
    is_newsletter = form_of == AnnouncementForm.NEWSLETTER
    form = TextForm(request.POST or None, initial={"circle": request.GET.get("circle", "")}, is_newsletter=is_newsletter)
    return answer(
        request,
        "notices/write.html",
        {"form": form, "is_newsletter": is_newsletter},
        lambda fields, at: _draft(request, fields, form_of, at),
    )


def _draft(request: HttpRequest, fields: dict[str, Any], form_of: str, at: datetime) -> Announcement:
    said = {name: fields[name] for name in ("body", "kind", "marking", "circle")}
    audience = request.GET.get("audience", "")[:4000]
    return actions.draft(
        fields["subject"], **said, form=form_of, audience=audience, home=_home(request), groups=_groups(request), by=who(request), at=at
    )


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.announcement_to_write(request.user, pk)
    initial = {name: getattr(row, name) for name in ("subject", "body", "kind", "marking", "circle")}
    form = TextForm(request.POST or None, initial=initial, is_newsletter=row.form == AnnouncementForm.NEWSLETTER)
    return answer(
        request,
        "notices/write.html",
        {"form": form, "announcement": row, "is_newsletter": row.form == AnnouncementForm.NEWSLETTER},
        lambda fields, at: actions.change(row, **fields, by=who(request), at=at),
    )


@login_required
@require_GET
def announcement(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.announcement_to_read(request.user, pk))


def shown(request: HttpRequest, row: Announcement, *, status: int = 200, **more: Any) -> HttpResponse:
    """The announcement's page, also with a refused form on it."""
    context = {
        "announcement": row,
        "html": text.html(body_of(row)),
        "audience": Phrases().said(row.audience),
        "circle": Phrases().said(row.circle),
        "is_mine": row.changed_by_id == who(request).pk,
        "states": queries.states_of([row.notice]).get(row.notice.pk, {}) if row.notice else {},
        "approve_form": ApproveForm(initial={"send_at": None}),
        "because_form": BecauseForm(),
    }
    return render(request, "notices/announcement.html", context | _reaches(row) | more, status=status)


@login_required
@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone it goes to now, with the reason, and everyone it does not."""
    row = access.announcement_to_read(request.user, pk)
    return render(request, "notices/people.html", {"announcement": row, "audience": Phrases().said(row.audience)} | _reaches(row))


def _reaches(row: Announcement) -> dict[str, Any]:
    if not row.audience or row.notice:
        return {"reaching": None}
    try:
        return {"reaching": _now(row)}
    except CannotResolve as refusal:
        return {"reaching": None, "unresolved": refusal}


def _now(row: Announcement) -> Reaching:
    day = timezone.localdate()
    return reaching(row.audience, day, kinds.kind(row.kind), shared_of(row, day))


def _home(request: HttpRequest) -> Reference | None:
    """ "governance.body:3" and what it is called."""
    found = _HOME.fullmatch(request.GET.get("home", ""))
    label = request.GET.get("home_label", "")[:120]
    return Reference(room=found[1], noun=found[2], id=int(found[3]), label=label) if found else None


def _groups(request: HttpRequest) -> list[int]:
    return [int(number) for number in request.GET.getlist("group") if number.isdecimal() and len(number) < 19]
