"""Consultations are everyone's to read; the points of an answer the group's until it is sent."""

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.dialogue.access.who import found_or_404, keeper, keeps, oversees, person_of
from entente.dialogue.choices import Stage
from entente.dialogue.models import (
    Consultation,
    Plea,
)
from entente.governance import access as governance
from entente.people.access import User

OUT = (Stage.SENT.value, Stage.COMPARED.value)


def consultation_to_read(pk: int) -> Consultation:
    related = ("body", "keeper", "deliverable__body", "comments__body")
    return found_or_404(Consultation.objects.select_related(*related).filter(pk=pk).first())


def is_inside(user: User, consultation: Consultation) -> bool:
    """Reads the points before they are sent: who sits in the group that drafts them, and the office."""
    return oversees(user) or any(seat.body_id == consultation.body_id for seat in governance.seats_of(user))


def answers(user: User, consultation: Consultation) -> bool:
    """Takes the answer from step to step: who leads the group, who keeps the consultation, and the office."""
    mine = person_of(user)
    return keeps(user) or governance.leads(user, consultation.body_id) or bool(mine and mine == consultation.keeper_id)


def consultation_to_answer(user: User, pk: int) -> Consultation:
    found = consultation_to_read(pk)
    if not answers(user, found):
        raise PermissionDenied(_("Only who leads the group that drafts the answer and the office do this."))
    return found


def consultation_to_keep(user: User, pk: int) -> Consultation:
    found = consultation_to_read(pk)
    keeper(user)
    return found


def plea_to_settle(user: User, pk: int) -> Plea:
    found = found_or_404(Plea.objects.filter(pk=pk).select_related("consultation").first())
    if not (is_inside(user, found.consultation) or found.consultation.stage in OUT):
        raise Http404
    consultation_to_answer(user, found.consultation_id)
    return found
