"""Answers of calendars, brought by hand from the mailbox where they arrive."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from entente.gatherings import actions, ical, queries
from entente.gatherings.choices import Outcome
from entente.gatherings.models import Reply
from entente.notices.mail.reports import uploaded
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.gatherings.asking import keys
from entente.web.gatherings.forms import MailboxForm


@login_required
def replies(request: HttpRequest) -> HttpResponse:
    """POST reads a message or a mailbox and says what became of it; the last ones that were not taken stand below."""
    people.require(request.user, Permission.GATHERINGS_KEEP)
    is_sent = request.method == "POST"
    form = MailboxForm(request.POST, request.FILES) if is_sent else MailboxForm()
    said = {"form": form, "address": ical.reply_address()}
    if is_sent and form.is_valid():
        messages = uploaded(form.cleaned_data["file"].read())
        said["tally"] = actions.read_replies(messages, by=who(request), at=timezone.now())
    untaken = Reply.objects.filter(outcome__in=[Outcome.REFUSED, Outcome.STRANGER], gathering__in=queries.seen(keys(request)))
    said["untaken"] = untaken.select_related("gathering", "person").order_by("-pk")[:50]
    return render(request, "gatherings/replies.html", said, status=422 if form.errors else 200)
