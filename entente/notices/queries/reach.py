"""What stands between a notice and a person: no address, a choice, an address that takes nothing, a marking."""

from collections.abc import Collection
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from entente.engine.marking import Marking, Shared, may_see
from entente.notices import sources
from entente.notices.choices import BounceKind
from entente.notices.kinds import NoticeKind
from entente.notices.models import Bounce, Preference
from entente.people.models import Person


def in_the_way(kind: NoticeKind, people: Collection[int]) -> dict[int, str]:
    """Who of these cannot be sent this kind now, and why. Three queries; a statutory notice needs only an address."""
    without = Person.objects.filter(pk__in=people, email="").values_list("pk", flat=True)
    found = dict.fromkeys(without, _("There is no address."))
    if kind.is_statutory:
        return found
    dead = Bounce.objects.filter(person__in=people, kind=BounceKind.HARD, cleared_at=None, address=F("person__email"))
    found |= dict.fromkeys(dead.values_list("person_id", flat=True), _("The address takes no mail: the last one came back."))
    unwanted = Preference.objects.filter(person__in=people, kind=kind.code, is_wanted=False).values_list("person_id", flat=True)
    return found | dict.fromkeys(unwanted, _("The person chose not to be sent these."))


def kept_from(people: Collection[int], shared: Shared, day: date) -> frozenset[int]:
    """Who of these may not see what is shared so."""
    if shared.marking is Marking.CLEAR:
        return frozenset()
    return frozenset(person for person, viewer in sources.viewers(people, day).items() if not may_see(viewer, shared))
