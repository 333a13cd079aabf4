"""What was asked: one's own, and for the office all of it by state and day."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.members.viewers import keys_of
from entente.support import access, queries
from entente.support.choices import AnswerState, RequestState, SupportKind, Turn
from entente.support.models import Request
from entente.web.acting import who

A_PAGE = 25


@login_required
@require_GET
def support(request: HttpRequest) -> HttpResponse:
    """A member's own requests; the office and the auditor are led to the desk."""
    if access.oversees(request.user):
        return redirect("support:desk")
    found = access.requests(request.user)
    context = {
        "open": queries.on_the_desk(found),
        "asks": bool(access.organisations_to_ask_for(request.user)),
        "today": timezone.localdate(),
        **_ended(request, found),
    }
    return render(request, "support/support.html", context)


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    access.overseer(request.user)
    asked = _asked(request)
    me = who(request).pk
    found = queries.listed(keys_of(request.user), words=asked["words"], kind=asked["kind"], owner=me if asked["mine"] else None)
    rows = queries.on_the_desk(found)
    context = {
        **asked,
        "kinds": SupportKind,
        "columns": _columns(rows, me),
        "count": len(rows),
        "today": timezone.localdate(),
        "answers": access.answers(request.user),
        **_ended(request, found),
    }
    return render(request, "support/desk.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    return {
        "words": request.GET.get("q", "").replace("\x00", "")[:200],
        "kind": kind if kind in SupportKind.values else "",
        "mine": request.GET.get("mine") == "yes",
    }


def _ended(request: HttpRequest, found: Any) -> dict[str, Any]:
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else None
    rows = list(queries.ended(found, last)[: A_PAGE + 1])
    return {"ended": rows[:A_PAGE], "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "", "after": after if last else ""}


def _columns(rows: list[Request], me: int) -> list[tuple[str, list[Request]]]:
    """Heading -> requests in the order of their days; headings without any are left out."""
    columns: list[tuple[str, list[Request]]] = [
        (_("Nobody has it"), []),
        (_("An answer waits for eyes"), []),
        (_("Yours"), []),
        (_("With others"), []),
        (_("The member’s turn"), []),
    ]
    for row in rows:
        columns[_column(row, me)][1].append(row)
    return [(heading, found) for heading, found in columns if found]


def _column(row: Request, me: int) -> int:
    answer = getattr(row, "answer", None)
    if answer and answer.state == AnswerState.HANDED_IN:
        return 1
    if row.state == RequestState.ASKED:
        return 0
    if row.turn == Turn.MEMBER:
        return 4
    return 2 if row.owner_id == me else 3
