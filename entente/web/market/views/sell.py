"""Sell to these states and sectors: which certificates does it take?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.certification.models import Scheme
from entente.market.choices import sector_name
from entente.market.queries.current import built_on
from entente.market.queries.selling import Selling, selling
from entente.market.world import Column
from entente.vocabulary.names import country_name
from entente.web.market.forms import SellForm


@require_safe
def sell(request: HttpRequest) -> HttpResponse:
    """The question stands in the address, so that an answer can be sent on."""
    form = SellForm(request.GET or None)
    context: dict[str, Any] = {"form": form, "day": timezone.localdate()}
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        found = selling(timezone.localdate(), said["scope"], said["states"], said["sectors"])
        context |= _answer(found) | {"fictional": built_on(timezone.localdate()).dataset.fictional}
    return render(request, "market/sell.html", context, status=422 if form.is_bound and not form.is_valid() else 200)


def _answer(found: Selling) -> dict[str, Any]:
    names = {one.code: one for one in Scheme.objects.filter(code__in=[one.scheme for one in found.taken])}
    lists = (("closed", found.closed), ("uncosted", found.uncosted), ("unknown", found.unknown), ("free", found.free))
    return {
        "found": found,
        "taken": [(names[one.scheme], one, _named(one.opens)) for one in found.taken],
        "lists": {name: _named(columns) for name, columns in lists},
        "opened": sum(len(one.opens) for one in found.taken),
    }


def _named(columns: list[Column]) -> list[str]:
    return [f"{country_name(state)}, {sector_name(sector)}" for state, sector, _scope in columns]
