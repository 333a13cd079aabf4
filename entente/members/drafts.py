"""What is said of an organisation before it is written: by a form, a file, the demo or another room's import."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from entente.members.numbers import Number


class Period(NamedTuple):
    """A standing from a day to a day, the last one without an end."""

    kind: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A legal entity to be known. Sectors, expertise and region are codes of the vocabularies; numbers are checked already."""

    name: str
    country: str
    short_name: str = ""
    region: str = ""
    city: str = ""
    website: str = ""
    activity: str = ""
    about: str = ""
    is_fictional: bool = False
    sectors: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    kind: str = ""
    is_cluster: bool = False
    kind_from: date | None = None
    standings: tuple[Period, ...] = ()
    size: str = "unknown"
