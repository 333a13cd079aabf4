"""A campaign is the home of its material: for everyone once it is published, for the office before."""

from entente.documents.home import Home, HomeKind
from entente.engine.marking import Marking
from entente.people.access import User
from entente.skills import access
from entente.skills.models import Campaign


def home(number: int) -> Home | None:
    found = Campaign.objects.filter(pk=number).first()
    return Home("skills", "campaign", found.pk, found.title, Marking.CLEAR if found.is_published else Marking.AMBER) if found else None


def _may_file(user: User, number: int) -> bool:
    return access.keeps(user)


HOMES = {"skills.campaign": HomeKind(home, _may_file, lambda number: ("skills:campaign", (number,)))}
