"""What importing the lines would do: whom they would add, what they would change, who may be known already, which are left out."""

from dataclasses import dataclass, field

from entente.members.imports.people.someone import Someone
from entente.members.imports.rows import Problem


@dataclass(slots=True)
class Plan:
    """`alike` names lines that may mean somebody who is known already under another address: they are written, and shown."""

    people: list[Someone] = field(default_factory=list)
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    alike: list[Problem] = field(default_factory=list)
    rows: int = 0

    @property
    def rejected(self) -> int:
        """Lines, not problems: a line may have several."""
        return len({problem.line for problem in self.problems})

    @property
    def counts(self) -> dict[str, int]:
        counted = {"created": self.created, "changed": self.changed, "unchanged": self.unchanged, "rejected": self.rejected}
        return {"rows": self.rows, **counted}

    @property
    def new(self) -> list[Someone]:
        return [one for one in self.people if one.is_new]

    @property
    def known(self) -> list[Someone]:
        return [one for one in self.people if not one.is_new and one.is_changed]
