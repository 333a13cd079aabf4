"""Disclosure control: confidential amounts in, publishable tables out.

`protection.protect` decides which cells of linked tables may be shown; `audit.attack` works out what anybody can learn from what was
published. Both load scipy, so they are imported where they are called; the nouns and the stored form of a release are light.
"""

from entente.engine.disclosure.nouns import TOTAL, Address, Cell, Key, Line, Release, Rule, Structure, Table, Tables, Unit, Why, is_withheld
from entente.engine.disclosure.store import amounts, release_from, release_json, tables_from, tables_json

__all__ = [
    "TOTAL",
    "Address",
    "Cell",
    "Key",
    "Line",
    "Release",
    "Rule",
    "Structure",
    "Table",
    "Tables",
    "Unit",
    "Why",
    "amounts",
    "is_withheld",
    "release_from",
    "release_json",
    "tables_from",
    "tables_json",
]
