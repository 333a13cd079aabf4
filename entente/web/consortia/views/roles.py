"""The roles of a board, and who is asked to take them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.consortia import access, actions
from entente.consortia.models import Board, Invitation, Role
from entente.web.acting import who
from entente.web.consortia.acting import answer
from entente.web.consortia.forms import BecauseForm, InviteForm, RoleForm


@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    board = access.board_to_keep(request.user, pk)
    form = RoleForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Role:
        return actions.add_role(board, form.wanted, by=who(request), at=at)

    return answer(request, {"form": form, "title": _("Which role is needed?"), "button": _("Add the role"), "of": board}, act)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    role = access.role_to_keep(request.user, pk)
    initial = {"name": role.name, "work": role.work, "kind": role.kind, "expertise": role.expertise.all()}
    form = RoleForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Role:
        return actions.change_role(role, form.wanted, by=who(request), at=at)

    return answer(request, {"form": form, "title": role.name, "button": _("Change the role"), "of": role.board}, act)


@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    role = access.role_to_keep(request.user, pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Board:
        actions.drop_role(role, because=fields["because"], by=who(request), at=at)
        return role.board

    context = {"form": form, "title": _("Drop “%(role)s”") % {"role": role}, "button": _("Drop the role"), "of": role.board}
    return answer(request, context, act)


@login_required
def free(request: HttpRequest, pk: int) -> HttpResponse:
    role = access.role_to_keep(request.user, pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Role:
        return actions.free_role(role, because=fields["because"], by=who(request), at=at)

    context = {"form": form, "title": _("Free “%(role)s”") % {"role": role}, "button": _("Its holder leaves"), "of": role.board}
    return answer(request, context, act)


@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """`?organisation=`: whom the suggestions name."""
    role = access.role_to_keep(request.user, pk)
    form = InviteForm(
        request.POST if request.method == "POST" else None, initial={"organisation": request.GET.get("organisation", "")[:300]}
    )

    def act(fields: dict[str, Any], at: datetime) -> Invitation:
        return actions.invite(role, fields["organisation"], words=fields["words"], by=who(request), at=at)

    context = {"form": form, "title": _("Who takes the role “%(role)s”?") % {"role": role}, "button": _("Ask it"), "of": role.board}
    return answer(request, context, act, said=_("It is asked; who speaks for it answers on the page or from the mail."))
