"""Keys for options and columns: a part keeps its key when it is called as before, or stands where it stood in a list of equal length."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from entente.engine.questions.question import OTHER
from entente.engine.words import fold


class Part(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...


def keyed(labels: Sequence[str], before: Sequence[Part] = ()) -> list[tuple[str, str]]:
    """(key, label) of each label, which are all different."""
    held = {part.label: part.key for part in before}
    kept = [held.get(label, "") for label in labels]
    if len(before) == len(labels):
        free = [part.key for part in before if part.key not in kept]
        kept = [key or (part.key if part.key in free else "") for key, part in zip(kept, before, strict=True)]
    taken = set(kept) - {""}
    return [(key or _new(label, taken), label) for key, label in zip(kept, labels, strict=True)]


def distinct(labels: Iterable[str]) -> bool:
    labels = list(labels)
    return len(set(labels)) == len(labels)


def _new(label: str, taken: set[str]) -> str:
    """Readable where the label has Latin letters: "Yes, we do" is yes-we-do."""
    ascii_words = ["".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in fold(label).split()]
    plain = "-".join(word for word in ascii_words if word)[:30].strip("-") or "part"
    wanted = [plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 4))]
    key = next(one for one in wanted if one not in taken and one != OTHER)
    taken.add(key)
    return key
