"""The ledger: its lines as their reader may see them, declaring, answering."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.agreement import access, actions
from entente.agreement.exports import LEDGER, TEMPLATE, ledger_rows, template_rows
from entente.agreement.imports.finding import organisation_named
from entente.agreement.models import Answer
from entente.agreement.queries.answers import years_asked
from entente.agreement.queries.ledger import declarations, filtered
from entente.agreement.queries.shares import shares_of
from entente.members.models import Organisation
from entente.web.agreement.answering import me, through
from entente.web.agreement.filters import FilterForm, chosen
from entente.web.agreement.ledger_forms import LineForm, WhichForm
from entente.web.agreement.tables import table_response
from entente.web.agreement.uploading import kept
from entente.web.context import partnership

A_PAGE = 50
MOST_EXPORTED = 20_000


@login_required
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    """The lines, the newest first; a delegate sees those of its own organisations."""
    contract, own = access.contract_to_read(), access.ledger_to_read(request.user)
    form = FilterForm(request.GET, without=("words",) if own is not None and len(own) == 1 else ())
    rows = filtered(declarations(contract), organisations=own, **chosen(form))
    page, more = paged(rows.order_by("-pk"), form.last())
    return render(
        request,
        "agreement/ledger.html",
        {"contract": contract, "rows": page, "next": more, "form": form, "is_own": own is not None, **_desk(request, contract, own)},
        status=200 if form.is_valid() else 422,
    )


def paged(rows: Any, after: int | None) -> tuple[list[Any], int | None]:
    """A page by keyset, newest first: what was declared before the line `after`."""
    found = list((rows.filter(pk__lt=after) if after else rows)[: A_PAGE + 1])
    return found[:A_PAGE], found[A_PAGE - 1].pk if len(found) > A_PAGE else None


def _desk(request: HttpRequest, contract: Any, own: frozenset[int] | None) -> dict[str, Any]:
    """For a delegate: the years that wait for an answer, and the own shares that need not be declared."""
    if own is None:
        return {"waiting": [], "shares": []}
    mine = list(Organisation.objects.filter(pk__in=own).order_by("name_key"))
    given = set(Answer.objects.filter(contract=contract, organisation__in=own).values_list("organisation_id", "year"))
    years = years_asked(contract, partnership(request).day)
    waiting = [(one, [year for year in years if (one.pk, year) not in given]) for one in mine]
    return {
        "mine": mine,
        "waiting": [(one, left) for one, left in waiting if left],
        "shares": [s for one in mine for s in shares_of(one.pk)][:50],
    }


@login_required
@require_GET
def table(request: HttpRequest, ending: str) -> HttpResponse:
    """The lines of the list as a table, with the same filters."""
    contract, own = access.contract_to_read(), access.ledger_to_read(request.user)
    rows = filtered(declarations(contract), organisations=own, **chosen(FilterForm(request.GET)))
    found = rows.select_related("organisation", "participation__project").order_by("-pk")[:MOST_EXPORTED]
    return table_response("contributions", ending, LEDGER, ledger_rows(found))


@login_required
@require_GET
def template(request: HttpRequest, ending: str) -> HttpResponse:
    """An empty table to fill in and bring back."""
    access.declarant(request.user)
    own = Organisation.objects.filter(pk__in=access.organisations_of(request.user)).order_by("name_key")
    return table_response("contributions-template", ending, TEMPLATE, template_rows(own, partnership(request).day.year))


@login_required
def declare(request: HttpRequest) -> HttpResponse:
    """For whom? A delegate of one organisation goes straight on."""
    user = access.declarant(request.user)
    own = access.organisations_of(user)
    if len(own) == 1 and not access.decides(user):
        return redirect("agreement:declare-for", Organisation.objects.get(pk__in=own).slug)
    form = WhichForm(request.POST or None)
    mine = Organisation.objects.filter(pk__in=own).order_by("name_key")

    def act() -> Organisation:
        return organisation_named(form.cleaned_data["organisation"])

    return through(request, "agreement/which.html", form, act, to=_for, mine=mine)


def _for(one: Organisation) -> str:
    return reverse("agreement:declare-for", args=[one.slug])


@login_required
def declare_for(request: HttpRequest, slug: str) -> HttpResponse:
    """A new line."""
    contract, organisation = access.contract_to_read(), access.organisation_to_declare_for(request.user, slug)
    day = partnership(request).day
    form = LineForm(request.POST or None, request.FILES or None, contract=contract, organisation=organisation, day=day)

    def act() -> Any:
        by, file = me(request), form.cleaned_data["evidence"]
        evidence = [kept(request, file)] if file else []
        return actions.declare(contract, form.line(), by=by, at=timezone.now(), evidence=evidence)

    said = _("The line was declared.")
    return through(request, "agreement/declare.html", form, act, to=_line, said=said, organisation=organisation, contract=contract)


def _line(made: Any) -> str:
    return reverse("agreement:line", args=[made.pk])


@login_required
@require_POST
def nothing(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The organisation answers that it has nothing to report for a year."""
    contract, organisation = access.contract_to_read(), access.organisation_to_declare_for(request.user, slug)
    try:
        actions.answer_nothing(contract, organisation, year, by=me(request), at=timezone.now())
    except actions.CannotDeclare as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you: nothing to report for %(year)s is recorded.") % {"year": year})
    return redirect("agreement:ledger")
