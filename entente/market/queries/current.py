"""What is known today, kept by each process until something of it changes: one query asks whether it did."""

from datetime import date
from functools import lru_cache

from entente.certification.queries.certificate_register import version_now
from entente.market.figures import Json, Parameters, figures
from entente.market.queries.facts import Known
from entente.market.world import Built

ROOMS = ("market", "registers", "certificates", "schemes")
_known: tuple[str, Known] | None = None


def version() -> str:
    """Another one after any entry that tells of markets, schemes or certificates."""
    return version_now(*ROOMS)


def known() -> Known:
    global _known
    now = version()
    if _known is None or _known[0] != now:
        _known = (now, Known())
    return _known[1]


def built_on(day: date) -> Built:
    """One query where nothing changed since it was built."""
    held = known()
    return built_of(Held(held), day)


def figures_on(day: date, parameters: Parameters | None = None) -> Json:
    held = known()
    return _figures(Held(held), day, parameters or Parameters())


class Held:
    """Carries what is known into the cache, whose key it is by identity."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def __hash__(self) -> int:
        return id(self.known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.known is self.known


@lru_cache(maxsize=16)
def built_of(held: Held, day: date) -> Built:
    return Built(held.known.on(day))


@lru_cache(maxsize=32)
def _figures(held: Held, day: date, parameters: Parameters) -> Json:
    return figures(built_of(held, day), parameters)
