"""Contacts at a partner body, and the log of who met whom."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.dialogue import access, actions
from entente.dialogue.models import Counterpart, Encounter
from entente.web.acting import who
from entente.web.dialogue.acting import ask
from entente.web.dialogue.forms import ContactForm, EndForm, MetForm


@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.counterpart_to_tend(request.user, pk)
    form = ContactForm(
        request.POST if request.method == "POST" else None, initial={"keeper": who(request), "since_on": timezone.localdate()}
    )

    def act(fields: dict[str, Any], at: datetime) -> Counterpart:
        actions.add_contact(found, actions.ContactFacts(**fields), by=who(request), at=at)
        return found

    return ask(request, form, act, title=_("With whom do we speak there?"), button=_("Keep the contact"), of=found)


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.contact_to_tend(request.user, pk)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> Counterpart:
        row = actions.end_contact(found, **fields, by=who(request), at=at)
        counterpart: Counterpart = row.counterpart
        return counterpart

    title = _("Why is %(name)s a contact no more?") % {"name": found.person}
    return ask(request, form, act, title=title, button=_("End it"), of=found.counterpart)


@login_required
def log(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.counterpart_to_tend(request.user, pk)
    contacts = access.contacts(request.user).filter(counterpart=found, ended_on=None).select_related("person").order_by("person__name_key")
    form = MetForm(
        request.POST if request.method == "POST" else None, contacts=contacts, initial={"on": timezone.localdate(), "ours": [who(request)]}
    )

    def act(fields: dict[str, Any], at: datetime) -> Encounter:
        return actions.log(found, actions.Met(**fields), by=who(request), at=at)

    return ask(request, form, act, title=_("Who met whom?"), button=_("Write it down"), of=found)


@login_required
@require_safe
def encounter(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.encounter_to_read(request.user, pk)
    context = {
        "found": found,
        "ours": found.ours.order_by("name_key", "pk"),
        "theirs": found.contacts.select_related("person").order_by("person__name_key", "pk"),
    }
    return render(request, "dialogue/encounter.html", context)
