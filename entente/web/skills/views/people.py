"""People who offer to train, mentor or speak: shown to whom each chose."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.people.models import Account
from entente.skills import access, actions
from entente.skills.choices import Gender, Offer
from entente.skills.models import Expert
from entente.skills.queries.people import UNSAID, diversity
from entente.web.acting import who
from entente.web.skills.acting import answer, asked
from entente.web.skills.forms.fields import language_names
from entente.web.skills.forms.others import OfferForm

A_PAGE = 25


@require_safe
def experts(request: HttpRequest) -> HttpResponse:
    """`?as=trainer|mentor|speaker`; the newest first."""
    rows, role, after = access.experts(request.user), asked(request, "as"), asked(request, "after")
    if role in Offer.values:
        rows = rows.filter(pk__in=[pk for pk, offers in rows.values_list("pk", "offers") if role in offers])
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.select_related("person", "country").order_by("-pk")[: A_PAGE + 1])
    counted = diversity()
    labels = dict(Gender.choices) | {UNSAID: _("Not said")}
    context = {
        "rows": [(one, _offers(one)) for one in found[:A_PAGE]],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else "",
        "kinds": Offer.choices,
        "as": role,
        "counts": [(labels[value], count) for value, count in counted.cells.items()],
        "total": counted.total,
        "own": access.own_offer(request.user) if isinstance(request.user, Account) else None,
    }
    return render(request, "skills/experts.html", context)


def _offers(one: Expert) -> list[str]:
    return [str(Offer(name).label) for name in one.offers]


@require_safe
def expert(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.expert_to_read(request.user, pk)
    names = dict(language_names())
    context = {
        "expert": found,
        "offers": _offers(found),
        "roles": found.roles.order_by("position"),
        "expertise": found.expertise.order_by("position"),
        "languages": [names[code] for code in found.spoken if code in names],
        "is_own": isinstance(request.user, Account) and found.person_id == request.user.person_id,
    }
    return render(request, "skills/expert.html", context)


@login_required
def offer(request: HttpRequest) -> HttpResponse:
    """For oneself."""
    account: Any = request.user
    held = access.own_offer(account)
    initial: dict[str, Any] = {}
    if held:
        initial = {name: getattr(held, name) for name in ("offers", "about", "visibility", "gender")} | {"consents": True}
        initial |= {
            "languages": held.spoken,
            "country": held.country_id or "",
            "roles": held.roles.all(),
            "expertise": held.expertise.all(),
        }
    form = OfferForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Expert:
        return actions.offer(form.said, consents=fields["consents"], by=who(request), at=at)

    context = {"form": form, "title": _("What do you offer?"), "button": _("Offer it"), "back": "skills:experts"}
    return answer(request, "skills/form.html", context, act, said=_("Thank you. You can change it or take it back at any time."))


@login_required
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    account: Any = request.user
    held = access.own_offer(account)
    if held is None:
        raise Http404
    actions.take_back(held, by=who(request), at=timezone.now())
    messages.success(request, _("It is gone, with everything you said."))
    return redirect("skills:experts")
