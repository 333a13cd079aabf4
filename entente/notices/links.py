"""What a link in a mail may do: rooms offer kinds in `links.py` as LINKS, and the link's page asks once before one acts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache

from django.utils.functional import Promise

from entente.notices.discovery import offered
from entente.people.models import Person

_NEVER = re.compile(r"(?:^|[._-])(?:amounts?|votes?|voting|ballots?)(?:$|[._-])")


class Decides(Enum):
    """What an act settles."""

    NOTHING_BINDING = "nothing binding"
    AMOUNT = "an amount"
    VOTE = "a vote"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows before it asks: facts by name, and where the thing itself is read or changed, for who signs in."""

    facts: Sequence[tuple[str, str]]
    address: str = ""
    address_words: str = ""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """`sentence` is what the page asks, around the subject's label: "Do you come to %(label)s?". `act` (person, subject id, choice, at)
    does it with the person's own rights and says what happened; its refusals leave the link unused. `choices` (value, what the button
    says) are those of a link that the Desk's mail makes. With `words`, the name of a text field, the page asks for a text, and `act` is
    given it in place of the choice. `shows` (person, subject id) is what has to be read first; it may refuse like `act`."""

    sentence: str | Promise
    act: Callable[[Person, str, str, datetime], str]
    decides: Decides = Decides.NOTHING_BINDING
    choices: Sequence[tuple[str, str | Promise]] = ()
    words: str | Promise = ""
    shows: Callable[[Person, str], Shown] | None = None


class UnknownLinkKind(LookupError):
    """No room offers this kind of link."""


class TooMuchForALink(ValueError):
    """Whoever holds a mail would hold an amount or a vote."""


_declared: dict[str, LinkKind] = {}


def declare(**kinds: LinkKind) -> None:
    _declared.update(checked(kinds))


def kind(name: str) -> LinkKind:
    try:
        return (_discovered() | _declared)[name]
    except KeyError:
        raise UnknownLinkKind(f"No room offers the link {name!r}; add it to LINKS in the room's links.py.") from None


def is_offered(name: str) -> bool:
    """Whether a room still does what a link of this kind was made for."""
    return name in _discovered() | _declared


def checked(kinds: dict[str, LinkKind]) -> dict[str, LinkKind]:
    """The kinds, unless one would settle an amount or a vote by a mail alone, by what it declares or by its name."""
    for name, one in kinds.items():
        if one.decides is not Decides.NOTHING_BINDING or _NEVER.search(name.lower()):
            raise TooMuchForALink(
                f"The link {name!r} would decide an amount or a vote by a mail alone; let it lead to the page where one signs in."
            )
    return kinds


@cache
def _discovered() -> dict[str, LinkKind]:
    return {name: one for kinds in offered("links", "LINKS") for name, one in checked(kinds).items()}
