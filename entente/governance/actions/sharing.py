"""How what is said in a body is shared: as its papers are, and with whoever it is about."""

from collections.abc import Iterable

from entente.documents.home import Recipients
from entente.engine import marking
from entente.engine.marking import Marking, Shared
from entente.governance import homes
from entente.governance.models import Body
from entente.search.actions import mark


def shared(body: Body, light: str, persons: Iterable[int | None] = ()) -> Shared:
    given = homes.home(body).shared_with | Recipients.of(persons=[one for one in persons if one is not None])
    return given.shared(Marking(light))


def lock(noun: str, pk: int, body: Body, light: str, persons: Iterable[int | None]) -> None:
    mark(noun, pk, marking.lock(shared(body, light, persons)))
