from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands behind a fact: a decision of a body, a letter, an import. Never a foreign key, so any floor may be named."""

    room: str
    noun: str
    id: str
    label: str

    def __str__(self) -> str:
        return self.label

    @property
    def stored(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Self | None:
        return cls(**stored) if stored else None

    @classmethod
    def said(cls, label: str) -> Self:
        """What the office types when no room keeps the decision itself."""
        return cls("members", "decision", "", label)
