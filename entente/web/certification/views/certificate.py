"""One certificate: what it says, where it stood, what it builds on and what builds on it; and what people may say of it."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.actions import certificates as actions
from entente.certification.choices import CertificateState
from entente.certification.exports.certificates import until
from entente.certification.queries import certificates as queries
from entente.engine.assurance import Assurance
from entente.web.certification.certificate_forms import ProductForm, StateForm
from entente.web.certification.certificate_words import TONES, level_word, state_word
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.record.lines import history_of

FEW = 25  # of a long list of references; the others open on demand


@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    day, whole = timezone.localdate(), queries.whole(pk)
    if whole is None:
        raise Http404
    one, status = whole.certificate, whole.state_on(day)
    state = status.state if status else ""
    left = (one.ends_on - day).days if one.ends_on and state in ("valid", "suspended") else None
    context = {
        "day": day,
        "certificate": one,
        "whole": whole,
        "state": state_word(state),
        "tone": TONES.get(state, "past"),
        "until": until(one),
        "left": left,
        "is_near": left is not None and left <= queries.SOON / timedelta(days=1),
        "level": level_word(one.level),
        "implied": Assurance(one.eal, one.is_augmented, tuple(one.components)).implied_ava_van if one.ava_van is None else None,
        "course": [(row, state_word(row.state), TONES.get(row.state, "past")) for row in whole.statuses],
        "few": FEW,
        "keeps": access.keeps(request.user),
        "links": access.links_product(request.user, one),
        "history": history_of(one, request.user, most=5),
    }
    return render(request, "certification/certificate.html", context)


@login_required
def status(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.certificate_to_keep(request.user, pk)
    form = StateForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("For what a register does not say yet: a withdrawal, a suspension, its end. Later imports leave it as you say.")
    page = Page(_("Where does it stand now?"), lead, _("Save"), found.get_absolute_url(), str(found))

    def act(said: dict[str, Any]) -> str:
        state = CertificateState(said.pop("state"))
        actions.set_state(found, state, **said, by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, form, act)


@login_required
def product(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.certificate_to_link(request.user, pk)
    form = ProductForm(request.POST or None, certificate=found, initial={"product": found.product_id})
    lead = _("The certificate then stands on the product's page too.")
    page = Page(_("Which product is it for?"), lead, _("Save"), found.get_absolute_url(), str(found))

    def act(said: dict[str, Any]) -> str:
        actions.name_product(found, said["product"], by=who(request), at=timezone.now())
        return found.get_absolute_url()

    return acted(request, page, form, act)
