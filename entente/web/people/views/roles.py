"""Giving and ending a person's roles."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from entente.people import access, actions
from entente.people.choices import Permission
from entente.people.models import Holding, Person
from entente.web.people.forms.roles import EndForm, RoleForm
from entente.web.people.views.person import shown


@login_required
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.require(request.user, Permission.PEOPLE_MANAGE).person
    subject = get_object_or_404(Person, pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return shown(request, subject, status=422, role_form=form)
    try:
        actions.give_role(subject, **form.cleaned_data, by=by, at=timezone.now())
    except actions.CannotGiveRole as refusal:
        return shown(request, subject, status=409, role_form=form, refusal=refusal)
    return redirect("people:person", pk)


@login_required
def end(request: HttpRequest, pk: int, holding: int) -> HttpResponse:
    by = access.require(request.user, Permission.PEOPLE_MANAGE).person
    held = get_object_or_404(Holding.objects.known().select_related("person", "role"), pk=holding, person=pk)
    form = EndForm(request.POST if request.method == "POST" else None, first=held.from_on)
    if not form.is_valid():
        return render(
            request, "people/end_role.html", {"form": form, "holding": held, "person": held.person}, status=422 if form.is_bound else 200
        )
    try:
        actions.end_role(held, on=form.cleaned_data["on"], by=by, at=timezone.now())
    except actions.CannotEndRole as refusal:
        return render(
            request, "people/end_role.html", {"form": form, "holding": held, "person": held.person, "refusal": refusal}, status=409
        )
    return redirect("people:person", pk)
