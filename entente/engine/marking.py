"""The Traffic Light Protocol 2.0 of FIRST (https://www.first.org/tlp/): who may see what is shared here.

CLEAR is for the world. GREEN is for the community: the people of the partnership's members and its public side, signed in. AMBER is for
the recipients, the people of their organisations who need to know, and those organisations' clients; AMBER+STRICT leaves the clients out.
RED is for the persons named and nobody else: not for a group's later members, not by role, not by office. Who acts for an organisation in
the partnership (a delegation that holds today) is who needs to know in it. A marking binds whoever receives; only its source may loosen it.
Custodians are recipients of all that is shared here short of RED: the office, which stores it, and the auditor, who verifies that it does.
"""

from dataclasses import dataclass
from enum import Enum
from functools import total_ordering


@total_ordering
class Marking(Enum):
    """In the order of strictness, so that max() of what a text is made from is what the text must carry."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"

    def __lt__(self, other: "Marking") -> bool:
        order = list(Marking)
        return order.index(self) < order.index(other)

    def __str__(self) -> str:
        return f"TLP:{self.value}"

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Marking.CLEAR: "No limit: it may be passed on to everyone.",
    Marking.GREEN: "For the community: it may be passed on within the partnership, never in public.",
    Marking.AMBER: "For the recipients, their organisations and those organisations' clients, as far as each needs to know it.",
    Marking.AMBER_STRICT: "For the recipients and their own organisations only, as far as each needs to know it.",
    Marking.RED: "For the eyes and ears of the persons named only.",
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking, on the day of looking. Without a person it is a visitor, whatever else is said."""

    person: int | None = None
    in_community: bool = False
    organisations: frozenset[int] = frozenset()  # for which the person acts
    groups: frozenset[int] = frozenset()  # in which the person, or someone of these organisations, sits
    client_of: frozenset[int] = frozenset()  # organisations that pass what they receive on to one of these
    client_of_groups: frozenset[int] = frozenset()  # groups in which such an organisation sits
    is_custodian: bool = False  # keeps what is shared here, or verifies that it is kept


VISITOR = Viewer()


@dataclass(frozen=True, slots=True)
class Shared:
    """What is looked at: its marking and to whom its source gave it. The source's own organisation is one of the organisations."""

    marking: Marking
    persons: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()


def may_see(viewer: Viewer, shared: Shared) -> bool:
    """The one decision; `keys` and `lock` say the same for a database."""
    if shared.marking is Marking.CLEAR:
        return True
    if viewer.person is None:
        return False
    if viewer.person in shared.persons or (shared.marking is Marking.GREEN and viewer.in_community):
        return True
    return shared.marking is not Marking.RED and (viewer.is_custodian or _is_reached(viewer, shared))


def _is_reached(viewer: Viewer, shared: Shared) -> bool:
    organisations, groups = viewer.organisations, viewer.groups
    if shared.marking is not Marking.AMBER_STRICT:
        organisations, groups = organisations | viewer.client_of, groups | viewer.client_of_groups
    return not (organisations.isdisjoint(shared.organisations) and groups.isdisjoint(shared.groups))


EVERYONE = "everyone"
COMMUNITY = "community"
CUSTODIANS = "custodians"


def keys(viewer: Viewer) -> frozenset[str]:
    """What a viewer holds; what is shared may be seen when one of these is in its lock."""
    if viewer.person is None:
        return frozenset({EVERYONE})
    own = {EVERYONE, f"person:{viewer.person}"} | ({COMMUNITY} if viewer.in_community else set())
    return frozenset(own | ({CUSTODIANS} if viewer.is_custodian else set())).union(
        _named("organisation", viewer.organisations),
        _named("group", viewer.groups),
        _named("client", viewer.client_of),
        _named("group-client", viewer.client_of_groups),
    )


def lock(shared: Shared) -> frozenset[str]:
    """The keys that open what is shared: stored in one indexed table, it lets a query do what `may_see` does."""
    if shared.marking is Marking.CLEAR:
        return frozenset({EVERYONE})
    named = _named("person", shared.persons)
    if shared.marking is Marking.RED:
        return named
    named |= _named("organisation", shared.organisations) | _named("group", shared.groups) | {CUSTODIANS}
    if shared.marking is Marking.AMBER_STRICT:
        return named
    named |= _named("client", shared.organisations) | _named("group-client", shared.groups)
    return named | {COMMUNITY} if shared.marking is Marking.GREEN else named


def _named(noun: str, numbers: frozenset[int]) -> frozenset[str]:
    return frozenset(f"{noun}:{number}" for number in numbers)


def read(text: str) -> Marking | None:
    """The marking that a label names: "TLP:AMBER+STRICT", "amber", or the "WHITE" of TLP 1; None when it names none."""
    name = "".join(text.upper().split()).removeprefix("TLP:")
    if name == "WHITE":
        return Marking.CLEAR
    return next((marking for marking in Marking if marking.value == name), None)
