"""One product with its certificates, and what its organisation and the office may say of it."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.certification.queries.certificates import of_product
from entente.members.access import keeps_members
from entente.products import access, actions
from entente.products.choices import ResilienceCategory
from entente.products.models import Product
from entente.web.certification.certificate_words import TONES, level_word, state_word
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.members.labels import long_label
from entente.web.products.forms import AnyProductForm, EndForm, OwnProductForm, ProductForm, product_of
from entente.web.record.lines import history_of


@require_safe
def product(request: HttpRequest, name: str) -> HttpResponse:
    day, found = timezone.localdate(), access.product_to_read(name)
    rows = [
        (line.certificate, level_word(line.certificate.level), state_word(line.state), TONES.get(line.state, "past"), line.state)
        for line in of_product(found, day)
    ]
    context = {
        "day": day,
        "product": found,
        "category": ResilienceCategory(found.category),
        "sectors": [long_label("sector", code, {}) for code in found.sectors.order_by("code").values_list("code", flat=True)],
        "expertise": [long_label("expertise", code, {}) for code in found.expertise.order_by("code").values_list("code", flat=True)],
        "certificates": rows,
        "valid": sum(state == "valid" for *_rest, state in rows),
        "has_ended": bool(found.to_on and found.to_on <= day),
        "keeps": access.keeps(request.user, found.organisation),
        "history": history_of(found, request.user, most=5),
    }
    return render(request, "products/product.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The office names any organisation; who speaks for one or more chooses among them. `?organisation=` begins with one."""
    access.adder(request.user)
    form = _new_form(request)
    lead = _("It is shown to everyone, with its certificates once they are known.")
    page = Page(_("What do you offer?"), lead, _("Add the product"), reverse("products:products"), _("Products"))

    def act(said: dict[str, Any]) -> str:
        organisation = access.organisation_to_offer(request.user, said["organisation"])
        return actions.add(organisation, form.facts, by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, actions.Refusal)


@login_required
def edit(request: HttpRequest, name: str) -> HttpResponse:
    found = access.product_to_keep(request.user, name)
    form = ProductForm(request.POST or None, initial=product_of(found))
    page = _page(found, _("What is %(product)s?") % {"product": found}, "", _("Save"))

    def act(said: dict[str, Any]) -> str:
        facts = replace(form.facts, to_on=found.to_on)
        return actions.describe(found, facts, by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, actions.Refusal)


@login_required
def end(request: HttpRequest, name: str) -> HttpResponse:
    found = access.product_to_keep(request.user, name)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("Its page and its certificates stay; lists no longer show it.")
    page = _page(found, _("Is %(product)s no longer offered?") % {"product": found}, lead, _("It is no longer offered"))

    def act(said: dict[str, Any]) -> str:
        return actions.end(found, on=said["on"], by=who(request), at=timezone.now()).get_absolute_url()

    return acted(request, page, form, act, actions.Refusal)


def _new_form(request: HttpRequest) -> ProductForm:
    data, first = request.POST or None, {"organisation": request.GET.get("organisation", "")[:120]}
    if keeps_members(request.user):
        return AnyProductForm(data, initial=first)
    return OwnProductForm(data, initial=first, organisations=access.organisations_to_offer(request.user))


def _page(found: Product, title: str, lead: str, button: str) -> Page:
    return Page(title, lead, button, found.get_absolute_url(), found.name)
