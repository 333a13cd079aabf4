"""What is kept from an outsider: each module offers HIDDEN = {noun as in `doors.values`: hide(circle)}, found by name.

`hide` makes one thing of the noun, marked TLP:AMBER and given to the circle, named "Hydra ..." and telling of a kraken; the walk in
`tests/doors/test_amber.py` opens every door before and after. A room that marks a new noun adds it to its module here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Account


@dataclass(frozen=True)
class Circle:
    """To whom it is given: one organisation and its delegate, who sits in one group; `source` is of the office."""

    organisation: Organisation
    insider: Account
    body: Body
    source: Account


Hide = Callable[[Circle], Any]


def hidden() -> dict[str, Hide]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {noun: hide for module in modules for noun, hide in module.HIDDEN.items()}
