"""What a person is asked: to answer, answered, closed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.engine.words import finds, normalised_name
from entente.forms import access, queries
from entente.forms.choices import Became
from entente.members.access import organisations_of
from entente.members.models import Organisation
from entente.members.viewers import keys_of
from entente.web.forms.asking import me

MOST = 50


@login_required
@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """One list for oneself and for every organisation one answers for."""
    at = timezone.now()
    asked = queries.asked_of(me(request).pk, organisations_of(request.user)).filter(round__in=queries.seen(keys_of(request.user)))
    rows = list(asked.order_by("-round__opened_at", "pk")[:300])
    open_now = [one for one in rows if one.round.takes_answers(at)]
    context = {
        "waiting": sorted((one for one in open_now if one.became == Became.WAITING), key=lambda one: (one.round.closes_at, one.pk)),
        "answered": [one for one in open_now if one.became != Became.WAITING],
        "closed": [one for one in rows if not one.round.takes_answers(at)][:MOST],
        "takes": {one.round_id: one.round.version.minutes for one in open_now},
        "asks": access.organises_at(request.user, ""),
    }
    return render(request, "forms/rounds.html", context)


@login_required
@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Organisations whose name has words that begin like these, to pick one."""
    query = str(next((value for name, value in request.GET.items() if name.startswith("q")), ""))[:100].replace("\x00", "")
    begins = normalised_name(query)
    found = Organisation.objects.filter(name_key__contains=begins).order_by("name_key")[:60] if len(begins) > 1 else []
    return render(request, "forms/_names.html", {"names": [one for one in found if finds(query, one.name_key)][:20] or list(found)[:20]})
