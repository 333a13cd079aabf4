"""The observatory: one stored snapshot as a map and tables; what nobody collects says so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.industry import access, actions
from entente.industry.models import Snapshot
from entente.web.acting import who
from entente.web.industry.acting import asked, settled
from entente.web.industry.observed import MEASURES, page


@require_safe
def observatory(request: HttpRequest) -> HttpResponse:
    """`?measure=` chooses what the map and the large table show. Two queries: the snapshot, and whether the reader keeps the room."""
    (measure,) = asked(request, "measure")
    found = Snapshot.objects.order_by("-at", "-pk").first()
    chosen = measure if measure in MEASURES else "labels"
    context = {"keeps": access.keeps(request.user), "chosen": chosen, "measures": MEASURES.items()}
    return render(request, "industry/observatory.html", context | (page(found, chosen) if found else {}))


@login_required
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    return settled(request, "industry:observatory", lambda at: actions.count(by=who(request), at=at), _("It is counted anew."))
