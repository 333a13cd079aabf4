"""Addresses that take no mail, and reading the reports that say so."""

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from entente.notices import access, actions
from entente.notices.actions import Tally
from entente.notices.mail.reports import uploaded
from entente.notices.queries.bounces import dead_addresses, passing
from entente.people.models import Person
from entente.web.acting import who
from entente.web.notices.acting import pressed
from entente.web.notices.forms import MailboxForm


@login_required
@require_http_methods(["GET", "POST"])
def bounces(request: HttpRequest) -> HttpResponse:
    """GET lists; POST reads an uploaded message or mailbox."""
    if request.method != "POST":
        access.overseer(request.user)
        return _listed(request, MailboxForm())
    access.writer(request.user)
    form = MailboxForm(request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, form, status=422)
    tally = actions.read_reports(uploaded(form.cleaned_data["file"].read()), by=who(request), at=timezone.now())
    messages.success(request, _in_words(tally))
    return redirect("notices:bounces")


@login_required
@require_POST
def clear(request: HttpRequest, person: int) -> HttpResponse:
    access.writer(request.user)
    one = get_object_or_404(Person, pk=person)
    said = gettext_lazy("The address is written to again.")
    return pressed(request, lambda at: actions.clear_address(one, by=who(request), at=at), to="notices:bounces", said=said)


def _in_words(tally: Tally) -> str:
    counts = _("%(hard)s addresses take no mail, %(soft)s could not just then, %(known)s were known before.")
    return " ".join([_("%(read)s messages read; %(other)s say nothing about our mails."), counts]) % asdict(tally)


def _listed(request: HttpRequest, form: MailboxForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "dead": list(dead_addresses()[:200]), "passing": list(passing()[:50])}
    return render(request, "notices/bounces.html", context, status=status)
