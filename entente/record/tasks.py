"""The long work of this room: verifying a long chain away from the page that asks for it."""

from collections.abc import Callable
from typing import Any, Protocol

from entente.record.models import Head
from entente.record.verification import verify


class Progress(Protocol):
    def advance(self, done: int, total: int | None = None) -> None: ...


def verify_record(progress: Progress) -> dict[str, Any]:
    total = Head.objects.get().sequence
    verdict = verify(reached=lambda sequence: progress.advance(sequence, max(total, sequence)))
    return {"ok": verdict.ok, "entries": verdict.entries, "head": verdict.head, "first_broken": verdict.first_broken}


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {"record.verify": verify_record}
