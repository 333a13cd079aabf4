"""What the office says of the market."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.market import access
from entente.market.actions import keeping as actions
from entente.market.actions.refusals import Refusal
from entente.market.models import Acceptance, Recognition
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.market.forms import AcceptanceForm, CostForm, EndForm, NewRecognitionForm, RecognitionForm, ShareForm, began


@login_required
def share(request: HttpRequest, state: str, sector: str) -> HttpResponse:
    market = access.market_to_keep(request.user, state, sector)
    form = ShareForm(request.POST or None, initial=began(timezone.localdate()) | {"share": market.share})
    lead = _("A market without a share of its own counts like the mean of those that have one.")
    page = Page(_("How large is %(market)s?") % {"market": market}, lead, _("Save"), market.get_absolute_url(), str(market))

    def act(said: dict[str, Any]) -> str:
        return actions.set_share(market, said["share"], form.read, on=said["on"], by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, Refusal)


@login_required
def acceptance(request: HttpRequest, state: str, sector: str) -> HttpResponse:
    """`?scope=` begins with what is on file."""
    market = access.market_to_keep(request.user, state, sector)
    rows = Acceptance.objects.known().filter(state=market.state_id, sector=sector, scope=request.GET.get("scope", ""), to_on=None)
    form = AcceptanceForm(request.POST or None, initial=began(timezone.localdate()) | _said(rows.first()), sector=sector)
    lead = _("Without a rule on file a market is “not collected”, which is not the same as “nothing is asked”.")
    page = Page(_("What does %(market)s ask?") % {"market": market}, lead, _("Save"), market.get_absolute_url(), str(market))

    def act(said: dict[str, Any]) -> str:
        asked = form.asked(market.state_id, sector)
        actions.set_acceptance(asked, form.read, on=said["on"], by=who(request), at=timezone.now())
        return market.get_absolute_url()

    return acted(request, page, form, act, Refusal)


@login_required
def end_acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.acceptance_to_keep(request.user, pk)
    back = reverse("market:market", args=[row.state_id, row.sector])
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("From that day on the market is “not collected” again. Where nothing is asked any more, say that instead.")
    page = Page(_("Does this end: %(row)s?") % {"row": row}, lead, _("End it"), back, str(row), is_danger=True)

    def act(said: dict[str, Any]) -> str:
        actions.end_acceptance(row, on=said["on"], by=who(request), at=timezone.now())
        return back

    return acted(request, page, form, act, Refusal)


@login_required
def new_recognition(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = NewRecognitionForm(request.POST or None, initial=began(timezone.localdate()) | {"is_confirmed": True})
    lead = _("Recognition need not be mutual, and does not pass on: write each direction as a rule of its own.")
    page = Page(_("Add a rule of recognition"), lead, _("Add the rule"), reverse("market:recognitions"), _("Recognition"))

    def act(said: dict[str, Any]) -> str:
        rule = form.rule(said["code"])
        return actions.set_recognition(rule, form.read, on=said["on"], by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, Refusal)


@login_required
def recognition(request: HttpRequest, code: str) -> HttpResponse:
    rule = access.recognition_to_keep(request.user, code)
    form = RecognitionForm(request.POST or None, initial=began(timezone.localdate()) | _written(rule))
    page = Page(_("Change %(rule)s") % {"rule": rule}, "", _("Save"), rule.get_absolute_url(), rule.name)

    def act(said: dict[str, Any]) -> str:
        made = actions.set_recognition(form.rule(code), form.read, on=said["on"], by=who(request), at=timezone.now())
        return made.get_absolute_url()

    return acted(request, page, form, act, Refusal)


@login_required
def end_recognition(request: HttpRequest, code: str) -> HttpResponse:
    rule = access.recognition_to_keep(request.user, code)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    page = Page(_("Does this end: %(row)s?") % {"row": rule}, "", _("End it"), rule.get_absolute_url(), rule.name, is_danger=True)

    def act(said: dict[str, Any]) -> str:
        actions.end_recognition(rule, on=said["on"], by=who(request), at=timezone.now())
        return rule.get_absolute_url()

    return acted(request, page, form, act, Refusal)


@login_required
def cost(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = CostForm(request.POST or None, initial=began(timezone.localdate()))
    lead = _("A range, never a point: who knows only one number says how far off it may be.")
    page = Page(_("What does a certificate cost?"), lead, _("Save"), reverse("market:costs"), _("Costs"))

    def act(said: dict[str, Any]) -> str:
        actions.set_cost(form.range, form.read, on=said["on"], by=who(request), at=timezone.now())
        return reverse("market:costs")

    return acted(request, page, form, act, Refusal)


def _said(row: Acceptance | None) -> dict[str, Any]:
    if row is None:
        return {}
    plain = {name: getattr(row, name) for name in ("scope", "mode", "legal_base", "source", "source_note")}
    return plain | {"accepts": "\n".join(row.accepts), "requires": row.requires or [], "requires_known": row.requires is not None}


def _written(rule: Recognition) -> dict[str, Any]:
    said = {name: getattr(rule, name) for name in RecognitionForm.base_fields if hasattr(rule, name) and name not in ("on", "checked_on")}
    return said | {"sources": "\n".join(rule.sources), "targets": "\n".join(rule.targets), "states": " ".join(rule.states)}
