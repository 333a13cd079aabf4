"""What a budget buys."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from entente.agenda import access
from entente.agenda.queries.portfolio import bought
from entente.web.agenda.forms import BudgetForm


@login_required
@require_GET
def portfolio(request: HttpRequest, pk: int) -> HttpResponse:
    """`?budget=20000000`"""
    found = access.round_to_read(request.user, pk)
    if found.closed_at is None:
        raise Http404
    form = BudgetForm(request.GET if "budget" in request.GET else None)
    context = {"round": found, "form": form, "found": None}
    if form.is_bound and not form.is_valid():
        return render(request, "agenda/portfolio.html", context, status=422)
    if form.is_bound:
        budget = form.cleaned_data["budget"]
        context |= {"found": (answer := bought(found, budget)), "budget": budget, "most": answer.voters or 1}
    return render(request, "agenda/portfolio.html", context)
