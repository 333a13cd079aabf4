"""What was said to me, and what I choose to be told."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from entente.members.viewers import keys_of
from entente.notices import access, actions, queries, text
from entente.web.acting import who
from entente.web.notices.acting import answer
from entente.web.notices.forms import PreferencesForm

A_PAGE = 25


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    person = who(request)
    form = PreferencesForm(request.POST if request.method == "POST" else None, choices=queries.choices_of(person.pk))
    return answer(
        request,
        "notices/preferences.html",
        {"form": form, "person": person},
        lambda fields, at: actions.choose(person, fields, by=person, at=at),
        to="notices:preferences",
        said=_("Your choice is kept."),
    )


@login_required
@require_GET
def received(request: HttpRequest) -> HttpResponse:
    """What was said to the reader, the newest first."""
    before = request.GET.get("before", "")
    rows = queries.received_by(who(request).pk)
    if before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: A_PAGE + 1])
    more = found[A_PAGE - 1].pk if len(found) > A_PAGE else None
    return render(request, "notices/received.html", {"deliveries": found[:A_PAGE], "next": more, "before": before})


@login_required
@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice, for whom it was sent to and whom its marking lets see it."""
    found = access.notice_to_read(request.user, pk, keys_of(request.user))
    mine = found.deliveries.filter(person=who(request)).first()
    context = {"notice": found, "mine": mine, "html": text.html((mine and mine.body) or found.body)}
    return render(request, "notices/notice.html", context)
