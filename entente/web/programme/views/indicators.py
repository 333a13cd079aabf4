"""Indicators: what is measured and how it goes, values entered, and read by other eyes."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.engine.progress import judge_measure
from entente.indicators import access, actions, queries
from entente.indicators.common import COMMON
from entente.indicators.models import Indicator, Observation
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.programme.acting import answer
from entente.web.programme.chart import drawn
from entente.web.programme.forms.fields import BecauseForm
from entente.web.programme.forms.indicators import IndicatorForm, ObserveForm


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """What is measured, and how does it go?"""
    on = partnership(request).day
    found = queries.with_figures(access.indicators(request.user).order_by("name"))
    rows = [(one, judge_measure(queries.measure_of(one, on), on), queries.last_known(one.validated, on)) for one in found]  # type: ignore[attr-defined]
    drafts = queries.drafts() if access.oversees(request.user) else []
    context = {"rows": rows, "drafts": drafts, "on": on, "keeps": access.keeps(request.user)}
    context["lacks_common"] = {one.code for one in COMMON} - {one.code for one, _judged, _last in rows}
    return render(request, "programme/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, access.indicator_to_read(request.user, pk))


def _shown(request: HttpRequest, found: Indicator, *, status: int = 200, **more: Any) -> HttpResponse:
    on = partnership(request).day
    whole = queries.with_figures(Indicator.objects.filter(pk=found.pk)).get()
    context = {
        "indicator": whole,
        "judged": judge_measure(queries.measure_of(whole, on), on),
        "last": queries.last_known(whole.validated, on),  # type: ignore[attr-defined]
        "chart": drawn(whole, whole.validated),  # type: ignore[attr-defined]
        "history": queries.history(found, drafts=access.oversees(request.user)),
        "keeps": access.keeps(request.user),
        "me": who(request).pk if request.user.is_authenticated else None,
        "because_form": BecauseForm(),
        "on": on,
    }
    return render(request, "programme/indicator.html", context | more, status=status)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = IndicatorForm(request.POST or None, is_new=True)

    def act(fields: dict[str, Any], at: datetime) -> Indicator:
        return actions.define(form.said, by=who(request), at=at)

    context = {"form": form, "title": _("A new indicator"), "button": _("Define it"), "back": "programme:indicators"}
    return answer(request, "programme/form.html", context, act)


@login_required
@require_POST
def bring_common(request: HttpRequest) -> HttpResponse:
    """The four indicators that all contractual partnerships had in common."""
    made = actions.bring_common(by=access.keeper(request.user).person, at=timezone.now())
    said = _("%(n)s indicators were added; set their targets.") % {"n": len(made)} if made else _("They were here already.")
    messages.success(request, said)
    return redirect("programme:indicators")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.indicator_to_keep(request.user, pk)
    initial = {name: getattr(found, name) for name in IndicatorForm.base_fields if name not in {"targets", "because"}}
    initial["targets"] = "\n".join(f"{target.year}: {target.value.normalize():f}" for target in found.targets.order_by("year"))
    form = IndicatorForm(request.POST or None, initial=initial, is_new=False, locked=found if found.is_locked else None)

    def act(fields: dict[str, Any], at: datetime) -> Indicator:
        return actions.change(found, form.said, because=fields["because"], by=who(request), at=at)

    return answer(request, "programme/form.html", {"form": form, "title": found.name, "button": _("Change it"), "of": found}, act)


@login_required
def observe(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.indicator_to_keep(request.user, pk)
    form = ObserveForm(request.POST or None)

    def act(fields: dict[str, Any], at: datetime) -> Indicator:
        actions.observe(found, form.seen, by=who(request), at=at)
        return found

    context = {"form": form, "title": found.name, "button": _("Enter it"), "of": found}
    return answer(request, "programme/form.html", context, act, said=_("Entered; somebody else validates it."))


@login_required
@require_POST
def validate(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.observation_to_judge(request.user, pk)
    try:
        actions.validate(found, by=who(request), at=timezone.now())
    except actions.CannotKeep as refusal:
        return _shown(request, found.indicator, status=409, refusal=refusal)
    return redirect(found.indicator)


@login_required
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.observation_to_judge(request.user, pk)
    form = BecauseForm(request.POST or None)

    def act(fields: dict[str, Any], at: datetime) -> Indicator:
        row: Observation = actions.send_back(found, because=fields["because"], by=who(request), at=at)
        return row.indicator

    return answer(
        request, "programme/form.html", {"form": form, "title": str(found), "button": _("Send it back"), "of": found.indicator}, act
    )
