"""The room's first page: who holds the label, who grows, what is next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.industry import access, queries
from entente.industry.models import Criteria, InvestorDay


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    ahead = access.days(request.user).filter(gathering__ends_at__gt=timezone.now(), gathering__state="announced")
    context = {
        "figures": queries.figures(on),
        "criteria": Criteria.objects.on(on).first(),
        "days": list[InvestorDay](ahead.order_by("gathering__starts_at")[:3]),
        "smes": access.profiles(request.user).count(),
        "applies": access.applicants(request.user),
        "keeps": access.keeps(request.user),
        "on": on,
    }
    return render(request, "industry/industry.html", context)
