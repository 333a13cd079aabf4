from django.utils import timezone

from entente.consortia import actions
from entente.consortia.models import Invitation, Role
from tests.doors.hidden import Circle


def asked_to_a_consortium(circle: Circle) -> Invitation:
    """The board is the community's to read; who is asked to it, and with which words, is not."""
    role = Role.objects.filter(holder=None, invitations=None).order_by("pk")[0]
    words = "Hydra, of the kraken."
    return actions.invite(role, circle.organisation, words=words, by=circle.source.person, at=timezone.now())


HIDDEN = {"consortium-invitation": asked_to_a_consortium}
