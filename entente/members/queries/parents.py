"""Who owns whom in the end: contributions of one group count as one contributor's."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from entente.members.models import Continuation, Ownership

MAJORITY = Decimal(50)


def parents_on(day: date, known_by: datetime | None = None) -> dict[int, int]:
    """The ultimate parent of every organisation that has one on the day: two queries. `parents.get(pk, pk)` reads it for any."""
    majority = Ownership.objects.known(known_by).on(day).filter(share__gt=MAJORITY).values_list("owned_id", "owner_id")
    continued = Continuation.objects.known(known_by).on(day).values_list("organisation_id", "successor_id")
    return topmost(dict(majority.order_by("pk")) | dict(continued.order_by("pk")))


def topmost(above: Mapping[int, int]) -> dict[int, int]:
    """Follows each link to its end. A circle of owners is one group, named by the least of them."""
    ends: dict[int, int] = {}
    for start in above:
        path = _path(start, above, ends)
        end = ends.get(path[-1], path[-1])
        if path.index(path[-1]) < len(path) - 1:
            end = min(path[path.index(path[-1]) :])
        ends.update(dict.fromkeys(path, end))
    return {below: end for below, end in ends.items() if below != end}


def _path(start: int, above: Mapping[int, int], ends: Mapping[int, int]) -> list[int]:
    """Upwards until the top, a settled organisation, or one met before (which then stands twice)."""
    path = [start]
    while path[-1] in above and path[-1] not in ends:
        path.append(above[path[-1]])
        if path[-1] in path[:-1]:
            break
    return path
