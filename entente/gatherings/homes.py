"""A gathering is the home of its papers: they are marked as it is and go to its guests, unless said otherwise."""

from entente.documents.home import Home, HomeKind, Recipients
from entente.engine.marking import Marking
from entente.gatherings import access
from entente.gatherings.models import Gathering, Guest
from entente.people.access import User


def home(number: int) -> Home | None:
    found = Gathering.objects.filter(pk=number).first()
    if found is None:
        return None
    guests = Guest.objects.filter(gathering=found).values_list("person_id", flat=True)
    given = found.recipients | Recipients.of(persons=[*guests, found.organiser_id])
    return Home("gatherings", "gathering", found.pk, found.title, Marking(found.marking), given)


def _may_file(user: User, number: int) -> bool:
    found = Gathering.objects.filter(pk=number).first()
    return found is not None and access.may_keep(user, found)


HOMES = {"gatherings.gathering": HomeKind(home, _may_file, lambda number: ("gatherings:gathering", (number,)))}
