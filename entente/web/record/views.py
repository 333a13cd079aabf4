"""The whole record, and whether it holds: for the office and the auditors."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.jobs import actions as jobs
from entente.people import access
from entente.people.choices import Permission
from entente.record import queries
from entente.record.models import Head
from entente.record.signing import signed_head
from entente.web.record.forms import FilterForm, HeadForm
from entente.web.record.lines import named

A_PAGE = 50
AT_ONCE = 20_000  # entries that are verified while the reader waits: about a second; longer chains are a job


@login_required
@require_GET
def record(request: HttpRequest) -> HttpResponse:
    access.require(request.user, Permission.RECORD_READ)
    form = FilterForm(request.GET)
    question = form.question()
    lines = queries.latest(access.reader(request.user), **question, most=A_PAGE + 1)
    context = {
        "form": form,
        "question": question,
        "lines": named(lines[:A_PAGE]),
        "next": lines[A_PAGE - 1].sequence if len(lines) > A_PAGE else None,
        "entries": Head.objects.get().sequence,
    }
    return render(request, "record/record.html", context)


@login_required
def verify(request: HttpRequest) -> HttpResponse:
    """Reading changes nothing, so a chain of bounded length is verified by looking; a longer one is a job that POST starts."""
    account = access.require(request.user, Permission.RECORD_READ)
    if request.method == "POST":
        return redirect(jobs.start("record.verify", _("Verify the record"), {}, by=account.person, at=timezone.now()))
    form = HeadForm(request.GET or None)
    known = form.cleaned_data["head"] if form.is_valid() else None
    is_long = Head.objects.get().sequence > AT_ONCE
    context = {
        "form": form,
        "known": known,
        "is_long": is_long,
        "verdict": None if is_long or form.errors else queries.verify(known),
        "head": json.dumps(signed_head(), indent=2),
    }
    return render(request, "record/verify.html", context, status=422 if form.errors else 200)
