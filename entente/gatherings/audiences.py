"""The guests of a gathering as an audience: "gathering-7" is everyone on its list, "gathering-7-accepted" those who come."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from entente.engine.marking import Marking
from entente.gatherings.choices import GuestState, Presence
from entente.gatherings.models import Gathering, Guest
from entente.notices.sources import Source, Value

_VALUE = re.compile(r"gathering-([0-9]{1,18})(?:-([a-z]+))?")
PRESENT, GUESTS = "present", "guests"
_STATES = {*GuestState.values, PRESENT, Presence.ABSENT.value}
_FRESH = timedelta(days=90)  # how long a gathering is offered after it was


class Guests:
    """Of gatherings marked TLP:RED nobody is told who comes."""

    noun, label = GUESTS, gettext_lazy("Guests of a gathering")

    def sentence(self, value: str) -> str:
        number, state = _read(value)
        found = Gathering.objects.filter(pk=number).first()
        return _SENTENCES.get(state, _SENTENCES[""]) % {"title": found.title if found else value}

    def values(self) -> list[Value]:
        """Two queries."""
        offered = Gathering.objects.exclude(marking=Marking.RED.value).filter(announced_at__isnull=False)
        found = list(offered.filter(ends_at__gt=timezone.now() - _FRESH).order_by("starts_at", "pk")[:200])
        counted: dict[int, Counter[str]] = defaultdict(Counter)
        for number, state, presence in Guest.objects.filter(gathering__in=found).values_list("gathering", "state", "presence"):
            counted[number].update(_counted(state, presence))
        return [value for gathering in found for value in _values(gathering, counted[gathering.pk])]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        asked = {value: _read(value) for value in values if _VALUE.fullmatch(value) and _read(value)[1] in {"", *_STATES}}
        found: dict[tuple[int, str], set[int]] = defaultdict(set)
        named = Gathering.objects.exclude(marking=Marking.RED.value)
        known = set(named.filter(pk__in={number for number, _state in asked.values()}).values_list("pk", flat=True))
        rows = Guest.objects.filter(gathering__in=known).values_list("gathering", "person", "state", "presence")
        for number, person, state, presence in rows:
            for name in _counted(state, presence):
                found[number, name].add(person)
        return {value: found[asked[value]] for value in asked if asked[value][0] in known}


def number_of(value: str) -> int:
    """Of which gathering a value speaks; 0 where of none."""
    return _read(value)[0]


def _read(value: str) -> tuple[int, str]:
    found = _VALUE.fullmatch(value)
    return (int(found[1]), found[2] or "") if found else (0, "")


def _counted(state: str, presence: str) -> list[str]:
    """Every name under which a guest is meant; the empty one is everybody on the list."""
    was = [PRESENT] if presence in {Presence.ROOM, Presence.ONLINE} else [Presence.ABSENT.value] if presence == Presence.ABSENT else []
    return ["", state, *was]


def _values(gathering: Gathering, counts: Counter[str]) -> Iterator[Value]:
    day = timezone.localtime(gathering.starts_at)
    name = f"{gathering.title}, {day:%d.%m.%Y}"
    yield f"gathering-{gathering.pk}", name, counts[""]
    for state, label in _LABELS.items():
        if counts[state]:
            yield f"gathering-{gathering.pk}-{state}", f"{name}: {label}", counts[state]


_LABELS = {
    **{state.value: state.label for state in GuestState},
    PRESENT: gettext_lazy("Was there"),
    Presence.ABSENT.value: gettext_lazy("Was absent"),
}
_SENTENCES = {
    "": gettext_lazy("because you are on the list of “%(title)s”"),
    GuestState.INVITED.value: gettext_lazy("because you have not answered the invitation to “%(title)s”"),
    GuestState.ACCEPTED.value: gettext_lazy("because you come to “%(title)s”"),
    GuestState.TENTATIVE.value: gettext_lazy("because you perhaps come to “%(title)s”"),
    GuestState.DECLINED.value: gettext_lazy("because you declined the invitation to “%(title)s”"),
    GuestState.WAITING.value: gettext_lazy("because you are on the waiting list of “%(title)s”"),
    PRESENT: gettext_lazy("because you were at “%(title)s”"),
    Presence.ABSENT.value: gettext_lazy("because you missed “%(title)s”"),
}
AUDIENCES: list[Source] = [Guests()]
