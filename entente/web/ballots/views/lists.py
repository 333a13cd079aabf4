"""What is voted on, and what each level of secrecy protects."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entente.ballots import access
from entente.ballots.choices import Level
from entente.ballots.queries import lists
from entente.web.acting import who


@login_required
@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """Open and coming ones, those that wait for the reader marked; then those that are over."""
    words, before = request.GET.get("q", "")[:200], request.GET.get("before", "")
    seen, body = lists.named(access.votes(request.user), words), request.GET.get("body", "")[:20]
    seen = seen.filter(body__slug=body) if body else seen
    coming = lists.coming(seen) if not before else []
    over = lists.over(seen, int(before) if before.isdecimal() else None)
    context = {
        "coming": coming,
        "waiting": lists.waiting_rows(coming, access.speaking_for(request.user), who(request).pk),
        "over": over[: lists.MOST],
        "next": over[lists.MOST - 1].pk if len(over) > lists.MOST else None,
        "keeps": access.keeps(request.user),
        "words": words,
        "body": body,
    }
    return render(request, "ballots/votes.html", context)


@require_safe
def secrecy(request: HttpRequest) -> HttpResponse:
    return render(request, "ballots/secrecy.html", {"levels": Level})
