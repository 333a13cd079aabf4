"""A person's addresses and picture, for the office."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from entente.people import actions
from entente.people.models import Address
from entente.web.people.acting import keeper, person_to_keep
from entente.web.people.forms.persons import AddressForm
from entente.web.people.views.person import shown


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return shown(request, subject, status=422, address_form=form)
    try:
        actions.add_address(subject, **form.cleaned_data, by=by, at=timezone.now())
    except actions.CannotKeepPerson as refusal:
        return shown(request, subject, status=409, address_form=form, refusal=refusal)
    return redirect("people:person", pk)


def _on_one(act: Callable[..., Any]) -> Callable[[HttpRequest, int, int], HttpResponse]:
    @login_required
    @require_POST
    def view(request: HttpRequest, pk: int, address: int) -> HttpResponse:
        subject, by = person_to_keep(request, pk), keeper(request)
        found = get_object_or_404(Address, pk=address, person=subject)
        try:
            act(found, by=by, at=timezone.now())
        except actions.CannotKeepPerson as refusal:
            return shown(request, subject, status=409, refusal=refusal)
        return redirect("people:person", pk)

    return view


prefer = _on_one(actions.prefer_address)
confirm = _on_one(actions.confirm_address)
drop = _on_one(actions.drop_address)
