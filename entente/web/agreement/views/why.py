"""Why a figure is what it is, and what the public side says about it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from entente.agreement import access
from entente.agreement.actions import Figure
from entente.agreement.models import Contract
from entente.agreement.queries.figures import NoContract
from entente.agreement.queries.parts import Measure
from entente.agreement.queries.remarks import conversation
from entente.web.agreement.asked import Asked, asked, title
from entente.web.agreement.describing import described, printed_text
from entente.web.agreement.page import left_out_rows
from entente.web.agreement.part_forms import part_of, said
from entente.web.agreement.presentation import eu_of, why_address
from entente.web.agreement.shown import NoReleaseYet, shown
from entente.web.agreement.small_forms import RemarkForm

MOST = 100


@require_GET
def why(request: HttpRequest, measure: str) -> HttpResponse:
    """The lines and projects behind one figure, within what the reader may see."""
    contract = access.contract_to_read()
    try:
        found = asked_figure(request, contract, measure)
    except (NoReleaseYet, NoContract):
        return render(request, "agreement/no_release.html", {"contract": contract})
    return render(request, "agreement/why.html", why_page(request, found))


def why_page(request: HttpRequest, found: Asked, **more: Any) -> dict[str, Any]:
    figure = figure_of(found)
    remarks = access.may_remark(request.user) or access.sees_live(request.user)
    most = None if request.GET.get("all") else MOST
    return {
        "asked": found,
        "seen": found.seen,
        "contract": found.seen.contract,
        "title": title(found.measure),
        "said": described(found.part),
        "printed": figure.printed,
        "counted": found.why.counted[:most],
        "left_out": found.why.left_out[:most],
        "more_counted": max(0, len(found.why.counted) - (most or len(found.why.counted))),
        "more_left_out": max(0, len(found.why.left_out) - (most or len(found.why.left_out))),
        "remarks": conversation(found.seen.contract, figure.measure, figure.as_of, figure.filter) if remarks else [],
        "may_remark": access.may_remark(request.user),
        "query": address_of(found).partition("?")[1] + address_of(found).partition("?")[2],
        "eu": eu_of(found.seen.figures),
        "eu_why": why_address("eu", found.seen.days),
        "left_out_rows": left_out_rows(found.seen.figures, found.seen.days),
        "remark_form": RemarkForm(),
    } | more


def figure_of(found: Asked) -> Figure:
    return Figure(str(found.measure), found.seen.as_of, printed_text(found), said(found.part))


def asked_figure(request: HttpRequest, contract: Contract, measure: str) -> Asked:
    if measure not in list(Measure):
        raise Http404
    return asked(shown(request, contract), Measure(measure), part_of(request.GET), request.user)


def _query(found: Asked) -> str:
    part = said(found.part)
    return (("&" if found.seen.days else "?") + part) if part else ""


def address_of(found: Asked) -> str:
    return why_address(found.measure, found.seen.days) + _query(found)
