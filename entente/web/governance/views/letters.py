"""Writing to a body, and what was said in it before."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.governance import access, actions
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.notices.queries.archive import archive as said_at
from entente.vocabulary.choices import TrafficLight
from entente.web.acting import who
from entente.web.governance.acting import Page, answer
from entente.web.governance.forms.work import LetterForm

A_PAGE = 25


@require_GET
def archive(request: HttpRequest, body: str) -> HttpResponse:
    """A joiner sees what its marking allows; the newest first, `before` a number."""
    found = access.body_to_read(body)
    before = request.GET.get("before", "")
    rows = said_at(key_of(found), keys_of(request.user)).select_related("author").defer("body", "parts")
    if before.isdecimal() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    page = list(rows[: A_PAGE + 1])
    said = [(notice, TrafficLight(notice.marking) if notice.marking else None) for notice in page[:A_PAGE]]
    context = {
        "body": found,
        "said": said,
        "next": page[A_PAGE - 1].pk if len(page) > A_PAGE else None,
        "keeps": access.keeps(request.user, found.pk),
    }
    return render(request, "governance/archive.html", context)


@login_required
def write(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_keep(request.user, body)
    form = LetterForm(request.POST or None, initial={"marking": found.marking})
    lead = _("Everybody who sits there now gets it by mail, as far as its marking allows; it stays in the archive of the group.")
    page = Page(
        _("What do you have to say to %(body)s?") % {"body": found},
        lead,
        _("Send it"),
        found,
        reverse("governance:archive", args=[found.slug]),
    )
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.write_to(found, said["subject"], said["text"], marking=said["marking"], by=who(request), at=at),
        _("It is on its way."),
    )
