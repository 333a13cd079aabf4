"""What the office says of schemes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification import access
from entente.certification.actions import schemes as actions
from entente.certification.choices import SchemeState
from entente.certification.models import Scheme
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.certification.scheme_forms import LookedForm, NewSchemeForm, SchemeForm, StatusForm, facts_of


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = NewSchemeForm(request.POST or None, initial={"checked_on": timezone.localdate()})
    lead = _("Leave empty what you do not know: it is shown as not known, never as no.")
    page = Page(_("Add a scheme"), lead, _("Add the scheme"), reverse("certification:schemes"), _("Schemes"))

    def act(said: dict[str, Any]) -> str:
        return actions.add(said["code"], form.facts, by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act)


@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    scheme = access.scheme_to_keep(request.user, code)
    form = SchemeForm(request.POST or None, initial=facts_of(scheme))
    lead = _("What you save here is the partnership's own: later editions of the reference files leave it as it is.")
    page = _page(scheme, _("What is %(scheme)s?") % {"scheme": scheme}, lead, _("Save"))

    def act(said: dict[str, Any]) -> str:
        return actions.describe(scheme, form.facts, by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act)


@login_required
def status(request: HttpRequest, code: str) -> HttpResponse:
    scheme = access.scheme_to_keep(request.user, code)
    form = StatusForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("What stood before ends on that day and stays readable for every day before.")
    page = _page(scheme, _("Where does %(scheme)s stand now?") % {"scheme": scheme}, lead, _("Save"))

    def act(said: dict[str, Any]) -> str:
        state = SchemeState(said.pop("state"))
        actions.set_state(scheme, state, **said, by=who(request), at=timezone.now())
        return scheme.get_absolute_url()

    return acted(request, page, form, act)


@login_required
def looked(request: HttpRequest, code: str) -> HttpResponse:
    scheme = access.scheme_to_keep(request.user, code)
    form = LookedForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("You read the sources, and they still say the same.")
    page = _page(scheme, _("Is it still so with %(scheme)s?") % {"scheme": scheme}, lead, _("It is still so"))

    def act(said: dict[str, Any]) -> str:
        actions.looked(scheme, on=said["on"], by=who(request), at=timezone.now())
        return scheme.get_absolute_url()

    return acted(request, page, form, act)


def _page(scheme: Scheme, title: str, lead: str, button: str) -> Page:
    return Page(title, lead, button, scheme.get_absolute_url(), scheme.name)
