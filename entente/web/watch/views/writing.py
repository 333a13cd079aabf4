"""Writing an advisory, changing it, withdrawing it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.watch import access, actions
from entente.watch.models import Advisory
from entente.web.acting import who
from entente.web.watch.acting import answer
from entente.web.watch.forms import AdvisoryForm, BecauseForm, begun


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A circle's page leads here with itself: its defaults stand in the form."""
    access.writer(request.user)
    keeps, circles = access.keeps(request.user), access.circles_to_write_to(request.user)
    chosen = request.GET.get("circle", "")
    circle = circles.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else None
    initial = {"circle": circle, "marking": circle.marking, "pap": circle.pap, "sectors": circle.sectors.all()} if circle else {}
    own = access.organisations_to_speak_for(request.user)
    form = AdvisoryForm(
        request.POST if request.method == "POST" else None, own=own, circles=circles, for_office=keeps, is_new=True, initial=initial
    )

    def act(fields: dict[str, Any], at: datetime) -> Advisory:
        return actions.publish(form.written, form.whose, by=who(request), at=at, keeps=keeps)

    context = {"form": form, "title": _("What should others know?"), "button": _("Publish it")}
    return answer(request, "watch/form.html", context, act, said=_("It is published; whoever it was given to may read it."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found, keeps = access.advisory_to_change(request.user, pk), access.keeps(request.user)
    own = [found.organisation] if found.organisation else []
    circles = access.circles_to_write_to(request.user)
    held = found.recipients.persons
    form = AdvisoryForm(
        request.POST if request.method == "POST" else None,
        own=own,
        circles=circles,
        for_office=keeps,
        held=held,
        is_new=False,
        initial=begun(found),
    )

    def act(fields: dict[str, Any], at: datetime) -> Advisory:
        return actions.change(found, form.written, because=fields["because"], by=who(request), at=at, keeps=keeps)

    return answer(request, "watch/form.html", {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.advisory_to_change(request.user, pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Advisory:
        return actions.withdraw(found, because=fields["because"], by=who(request), at=at)

    context = {"form": form, "title": _("Withdraw “%(title)s”") % {"title": found.title}, "button": _("Withdraw it"), "of": found}
    return answer(request, "watch/form.html", context, act)
