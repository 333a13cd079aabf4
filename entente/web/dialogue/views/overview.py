"""With whom do we speak, and about what? The newest of everything on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.dialogue import access
from entente.dialogue.choices import MemorandumState
from entente.dialogue.models import Consultation, Interregional
from entente.dialogue.queries import trackers
from entente.dialogue.waiting import OPEN

A_FEW = 5


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    memoranda = access.memoranda(request.user).filter(state=MemorandumState.FORCE)
    context = {
        "bodies": access.counterparts(request.user).count(),
        "memoranda": memoranda.count(),
        "links": Interregional.objects.exclude(state__in=["done", "stopped"]).count(),
        "open": Consultation.objects.filter(stage__in=OPEN, closes_on__gte=day).count(),
        "trackers": trackers.listed(day)[:A_FEW],
        "members_states": len(trackers.countries_of(day)),
        "consultations": Consultation.objects.filter(stage__in=OPEN).select_related("body").order_by("closes_on", "pk")[:A_FEW],
        "events": access.events(request.user).select_related("gathering").order_by("-gathering__starts_at")[:A_FEW],
        "newest": Interregional.objects.order_by("-begins_on", "-pk")[:A_FEW],
        "keeps": access.keeps(request.user),
    }
    return render(request, "dialogue/dialogue.html", context)
