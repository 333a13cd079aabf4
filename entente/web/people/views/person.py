"""One person with all that the office keeps of it: address, roles, organisations, the way in, mails that came back."""

from functools import cached_property
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members.models import Delegation
from entente.notices.models import Bounce, Delivery
from entente.notices.queries import bounces_of, received_by
from entente.people import access, actions, queries
from entente.people.languages import language_name
from entente.people.models import Account, Address, Erasure, Ground, Invitation, Person, Photograph
from entente.record.queries import Told
from entente.web.people.acting import answer, bound, keeper, person_to_keep, there
from entente.web.people.forms.persons import AddressForm, GroundForm, PersonForm, facts_of, ground_of
from entente.web.people.forms.roles import RoleForm
from entente.web.record.lines import named

FEW = 5


class Kept:
    """The person's page: each part is read by one query when the template asks for it."""

    def __init__(self, person: Person, user: access.User) -> None:
        self.person, self.user = person, user

    @cached_property
    def account(self) -> Account | None:
        return Account.objects.filter(person=self.person).first()

    @cached_property
    def roles(self) -> Any:
        return queries.roles_of(self.person)

    @cached_property
    def delegations(self) -> list[Delegation]:
        """What it is and was in organisations, what holds now first."""
        rows = Delegation.objects.known().filter(person=self.person).select_related("organisation").order_by("-from_on", "pk")
        today = timezone.localdate()
        return sorted(rows, key=lambda row: bool(row.to_on and row.to_on <= today))

    @cached_property
    def addresses(self) -> list[Address]:
        """The one that is written to first."""
        return sorted(self.person.addresses.order_by("pk"), key=lambda address: address.email != self.person.email)

    @property
    def languages(self) -> list[str]:
        return [language_name(code) for code in self.person.languages]

    @cached_property
    def photograph(self) -> Photograph | None:
        return Photograph.objects.filter(person=self.person).defer("content").first()

    @cached_property
    def ground(self) -> Ground | None:
        return queries.ground_of(self.person)

    @cached_property
    def invitation(self) -> Invitation | None:
        return self.person.invitations.order_by("-created_at").first()

    @cached_property
    def bounces(self) -> list[Bounce]:
        return bounces_of(self.person)

    @property
    def is_dead(self) -> bool:
        """The address that is written to takes no mail."""
        return any(one.kind == "hard" and one.cleared_at is None and one.address == self.person.email for one in self.bounces)

    @cached_property
    def told(self) -> list[Delivery]:
        return list(received_by(self.person.pk)[:FEW])

    @cached_property
    def erasure(self) -> Erasure | None:
        return Erasure.objects.filter(person=self.person, answered_at=None).first()

    @cached_property
    def history(self) -> list[Told]:
        return named(queries.history_of(self.person, access.reader(self.user)))


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    keeper(request)
    found = queries.behind(pk)
    if found is not None and found.pk != pk:
        return redirect("people:person", found.pk)
    return shown(request, there(pk))


def shown(request: HttpRequest, subject: Person, status: int = 200, **more: Any) -> HttpResponse:
    """The person's page, also with a refused form on it."""
    context = {
        "kept": Kept(subject, request.user),
        "person": subject,
        "today": timezone.localdate(),
        "now": timezone.now(),
        "role_form": RoleForm(),
        "address_form": AddressForm(),
    }
    return render(request, "people/person.html", context | more, status=status)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    form = PersonForm(request.POST if request.method == "POST" else None, initial=facts_of(subject))

    def act(said: dict[str, Any], at: Any) -> None:
        actions.change_person(subject, name=said["name"], email=said["email"], facts=form.facts, by=by, at=at)

    return answer(request, "people/change.html", form, act, to=_page(subject), person=subject)


@login_required
def ground(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    form = bound(request, GroundForm, ground_of(queries.ground_of(subject)))

    def act(said: dict[str, Any], at: Any) -> None:
        actions.note_ground(subject, form.known, by=by, at=at)

    page = {"title": _("Where do we know %(name)s from, and why may we keep it?") % {"name": subject}, "button": _("Note it")}
    return answer(request, "people/form.html", form, act, to=_page(subject), person=subject, page=page)


def _page(subject: Person) -> str:
    return reverse("people:person", args=[subject.pk])
