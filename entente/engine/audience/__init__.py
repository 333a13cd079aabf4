"""Audiences: boolean expressions over named sets of people, `group:WG3 and (country:FR or country:DE) and not answered:round-12`."""

from entente.engine.audience.evaluation import World, needs_everyone, people, reasons
from entente.engine.audience.expression import EVERYONE, Both, Either, Everyone, Except, Expression, Name, Named, names
from entente.engine.audience.reading import Expected, Unreadable, read
from entente.engine.audience.writing import written

__all__ = [
    "EVERYONE",
    "Both",
    "Either",
    "Everyone",
    "Except",
    "Expected",
    "Expression",
    "Name",
    "Named",
    "Unreadable",
    "World",
    "names",
    "needs_everyone",
    "people",
    "read",
    "reasons",
    "written",
]
