"""One request: what is asked, what was said about it, what comes next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.documents.queries import documents_of
from entente.documents.text import read
from entente.members.viewers import keys_of
from entente.support import access, homes, kinds, queries
from entente.support.models import Answer, Request
from entente.web.acting import who
from entente.web.documents.rendering import drawn
from entente.web.support.forms import BecauseForm, HandOverForm, MessageForm


@login_required
@require_GET
def request(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.request_to_read(request.user, pk))


def shown(request: HttpRequest, found: Request, *, status: int = 200, **more: Any) -> HttpResponse:
    """The request's page, also with a refused form on it."""
    home, answer, answers = homes.home_of(found), queries.answer_of(found), access.answers(request.user)
    is_inside = access.oversees(request.user)
    context = {
        "found": found,
        "guide": kinds.GUIDES[found.kind],
        "rows": kinds.shown(found.kind, found.said),
        "conversation": queries.messages_of(found),
        "papers": documents_of(home.key, keys_of(request.user)),
        "home_key": home.key,
        "answer": answer if answer and (is_inside or answer.is_signed) else None,
        "answer_html": _html(answer) if answer and is_inside and not answer.is_signed else "",
        "answers": answers,
        "speaks": access.speaks_for(request.user, found),
        "is_inside": is_inside,
        "is_mine": answer is not None and answer.changed_by_id == who(request).pk,
        "is_late": found.is_open and found.due_on < timezone.localdate(),
        "message_form": MessageForm(),
        "because_form": BecauseForm(),
        "hand_over_form": HandOverForm(people=_others(found)) if answers and found.is_open else None,
    }
    return render(request, "support/request.html", context | more, status=status)


def _others(found: Request) -> frozenset[int]:
    return queries.answerers(timezone.localdate()) - {found.owner_id or 0}


def _html(answer: Answer) -> str:
    return drawn(read(answer.text)).html
