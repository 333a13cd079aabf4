"""The office's own pages: what waits, the classes of members, the partnership's settings, all delegations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members import actions
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.members.acting import Page, answer, bound
from entente.web.members.desk import Desk, delegations
from entente.web.members.forms.office import CategoriesFormSet, PartnershipForm, categories_of, drafts_of


@login_required
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    return render(request, "members/office.html", {"desk": Desk(partnership(request).day)})


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    held = partnership(request)
    return answer(
        request,
        bound(request, PartnershipForm, {"name": held.name, "shown_as_of": held.shown_as_of, "profiles_hold": held.profiles_hold}),
        Page(_("What is the partnership called, and of which day do its pages speak?"), _("Everyone sees it."), _("Save")),
        lambda form, at: actions.change_partnership(held, **form.cleaned_data, by=who(request), at=at),
        _("Saved."),
        to="members:office",
    )


@login_required
def categories(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    formset = CategoriesFormSet(request.POST if request.method == "POST" else None, initial=categories_of())
    if request.method != "POST" or not formset.is_valid():
        return render(request, "members/categories.html", {"formset": formset}, status=422 if formset.is_bound else 200)
    try:
        actions.change_categories(drafts_of(formset), by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "members/categories.html", {"formset": formset, "refusal": refusal}, status=409)
    messages.success(request, _("Saved. Members keep their category until they are given another kind."))
    return redirect("members:office")


@login_required
@require_safe
def all_delegations(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.PEOPLE_MANAGE)
    query, after = request.GET.get("q", ""), request.GET.get("after", "")
    rows, following = delegations(query, after)
    return render(request, "members/delegations.html", {"rows": rows, "query": query, "next": following})
