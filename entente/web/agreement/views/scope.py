"""Which projects the contract counts, and by which rule; changing the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.agreement import access, actions
from entente.agreement.queries.contract import private_rule_on, scope_patterns, terms_on
from entente.agreement.queries.placed import PlacedProject
from entente.agreement.queries.reasons import placed_because
from entente.agreement.queries.scope import Scope, money, scope_of
from entente.agreement.queries.shares import shares_in, summary
from entente.web.agreement.answering import me, through
from entente.web.agreement.forms import BecauseForm
from entente.web.agreement.rule_forms import PatternFormSet, PrivateRuleForm, TermsForm, patterns_of
from entente.web.context import partnership

A_PAGE = 50
PLACES = ("in", "before", "out", "undated")


@dataclass(frozen=True, slots=True)
class ScopeRow:
    project: PlacedProject
    because: str


@require_GET
def scope(request: HttpRequest) -> HttpResponse:
    """Every project known here: in, before, out or undated, each with the rule that decided."""
    contract = access.contract_to_read()
    found = scope_of(contract)
    place = request.GET.get("place", "in")
    place = place if place in PLACES else "in"
    rows, more = _page(_listed(found, place), request.GET.get("after", ""))
    return render(
        request, "agreement/scope.html", scope_page(found, partnership(request).day) | {"place": place, "rows": rows, "next": more}
    )


def scope_page(found: Scope, day: date) -> dict[str, Any]:
    before = found.before
    starts = sorted(start for project in before if (start := project.scoped.starts_on or project.scoped.signed_on))
    return {
        "contract": found.contract,
        "patterns": found.patterns,
        "eu": found.eu,
        "begun": money(project for project in found.inside if project.tested_on and project.tested_on <= day),
        "counts": [(place, _name(place), len(_listed(found, place))) for place in PLACES],
        "before": money(before),
        "starts": (starts[0], starts[-1], len(starts)) if starts else None,
        "shares": summary(shares_in({project.pk for project in found.inside})),
    }


def _listed(found: Scope, place: str) -> list[PlacedProject]:
    before = {project.pk for project in found.before}
    if place == "before":
        return list(found.before)
    return [project for project in found.projects if project.placing.place == place and (place == "undated" or project.pk not in before)]


def _page(projects: list[PlacedProject], after: str) -> tuple[list[ScopeRow], str]:
    """A page of the list, beginning behind the project whose key is `after`."""
    keys = [project.key for project in projects]
    start = keys.index(after) + 1 if after in keys else 0
    shown = projects[start : start + A_PAGE]
    return [ScopeRow(project, placed_because(project)) for project in shown], shown[-1].key if start + A_PAGE < len(projects) else ""


def _name(place: str) -> str:
    return {"in": _("In scope"), "before": _("Before the partnership"), "out": _("Out of scope"), "undated": _("Undated")}[place]


@login_required
def edit_scope(request: HttpRequest) -> HttpResponse:
    contract = access.contract_to_edit(request.user)
    known = [{"pattern": row.pattern, "effect": row.effect, "from_on": row.from_on, "to_on": row.to_on} for row in scope_patterns(contract)]
    formset = PatternFormSet(request.POST or None, initial=known, prefix="pattern")
    form = BecauseForm(request.POST or None)
    if form.is_bound and not formset.is_valid():
        return render(request, "agreement/edit_scope.html", {"form": form, "formset": formset, "contract": contract}, status=422)

    def act() -> None:
        actions.change_scope(contract, patterns_of(formset), because=form.cleaned_data["because"], by=me(request), at=timezone.now())

    said = _("The scope was changed; figures of earlier knowledge keep the earlier one.")
    return through(request, "agreement/edit_scope.html", form, act, to="agreement:scope", said=said, formset=formset, contract=contract)


@login_required
def edit_terms(request: HttpRequest) -> HttpResponse:
    contract = access.contract_to_edit(request.user)
    form = TermsForm.of(terms_on(contract, partnership(request).day), request.POST or None)

    def act() -> None:
        actions.change_terms(contract, form.terms(), because=form.cleaned_data["because"], by=me(request), at=timezone.now())

    return through(
        request, "agreement/edit_terms.html", form, act, to="agreement:terms", said=_("The amounts were changed."), contract=contract
    )


@login_required
def edit_private_rule(request: HttpRequest) -> HttpResponse:
    contract = access.contract_to_edit(request.user)
    form = PrivateRuleForm.of(private_rule_on(contract, partnership(request).day), request.POST or None)

    def act() -> None:
        actions.change_private_rule(contract, form.rule(), because=form.cleaned_data["because"], by=me(request), at=timezone.now())

    return through(
        request, "agreement/edit_private.html", form, act, to="agreement:terms", said=_("The rule was changed."), contract=contract
    )
