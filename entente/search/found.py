"""People, who keep their names themselves: their room stands below the index."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entente.people.access import may
from entente.people.choices import Permission
from entente.people.models import Person
from entente.people.queries import people
from entente.people.together import Part, Row, part
from entente.search.kinds import Hit, Ids, Kind, Seeker


def _own(seeker: Seeker, words: str) -> Ids | None:
    """For who keeps people."""
    return people(words) if may(seeker.user, Permission.PEOPLE_MANAGE) else None


def _rows(ids: Collection[int]) -> Part:
    return part(Person.objects.filter(pk__in=ids), label="name", more="email")


def _say(row: Row) -> Hit:
    return Hit(row.label, reverse("people:person", args=[row.id]), row.more)


FOUND = {"people.person": Kind(_("People"), 20, _rows, _say, own=_own, order=("name_key", "pk"))}
