"""A person is erased: boards and answers are the organisations' and stay, without a name; what it wrote to the invited goes."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.consortia.models import Board, Invitation
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    written = Invitation.objects.filter(invited_by=person).exclude(words="").count()
    kept = Board.objects.filter(opened_by=person).count()
    answered = Invitation.objects.filter(Q(invited_by=person) | Q(answered_by=person)).count()
    return [
        Fate(_("Words to organisations that it asked into consortia"), written),
        Fate(_("Boards it opened, invitations it sent and answered"), kept + answered, _("They are its organisation's; without the name.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Invitation.objects.filter(invited_by=person).update(words="")
