"""Ballots as they are published: with the random identity and salt that their voter's device made, so that a receipt can be found again.

Source: docs/how-to/recount.md. What is hashed is text anybody can write down again: `docs/how-to/recount.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from entente.engine.chain import canonical, payload_digest, sha256
from entente.engine.tally.ballots import Ballot, Vote


@dataclass(frozen=True, slots=True)
class Sealed:
    """A ballot or a vote without its voter; `id` and `salt` are 32 hexadecimal digits each."""

    id: str
    salt: str
    said: Ballot | Vote

    @property
    def body(self) -> dict[str, Any]:
        """What is hashed, with the identity: marks or choice, weight as text, class where the count needs it."""
        said = self.said
        if isinstance(said, Ballot):
            return {"id": self.id, "candidates": list(said.candidates), "weight": str(said.weight)}
        own = {"class": said.member_class} if said.member_class else {}
        return {"id": self.id, "choice": said.choice.value, "weight": str(said.weight)} | own

    @property
    def receipt(self) -> str:
        """SHA-256 of the salt, a line end, and the body as JSON with sorted keys and no spare space."""
        return payload_digest(self.salt, canonical(self.body))

    @property
    def published(self) -> dict[str, Any]:
        return self.body | {"salt": self.salt}


def head(frame: Mapping[str, Any], receipts: Iterable[str]) -> str:
    """Binds everything that decides about the count, and all ballots, whatever the order they came in.

    It begins with the SHA-256 of the frame (rule, roll, candidates, seed) as JSON; each receipt, in ascending order, makes it the SHA-256
    of what is bound so far and the receipt.
    """
    bound = sha256(canonical(frame))
    for receipt in sorted(receipts):
        bound = sha256(bound + receipt)
    return bound
