"""Everyone the partnership knows, for the office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members.exports.people import COLUMNS, rows
from entente.people import access, actions, queries
from entente.people.choices import Permission
from entente.web.agreement.tables import table_response
from entente.web.people.acting import keeper
from entente.web.people.forms.persons import NewPersonForm
from entente.web.people.listing import Listing


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The list, by name; `after` is the last person of the page before."""
    access.require(request.user, Permission.PEOPLE_MANAGE)
    listing = Listing(request.GET, timezone.localdate())
    return render(request, "people/people.html", {"listing": listing, "counts": queries.counts()})


@login_required
@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The list as it is filtered, one line a role; the file goes in again unchanged."""
    access.require(request.user, Permission.PEOPLE_MANAGE)
    return table_response("people", ending, COLUMNS, rows(Listing(request.GET, timezone.localdate()).found))


@login_required
def add(request: HttpRequest) -> HttpResponse:
    by = keeper(request)
    form = NewPersonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "people/add.html", {"form": form}, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    try:
        person = actions.add_person(said["name"], said["email"], by=by, at=timezone.now(), facts=form.facts, known=form.known)
    except actions.CannotKeepPerson as refusal:
        return render(request, "people/add.html", {"form": form, "refusal": refusal}, status=409)
    return redirect("people:person", person.pk)
