from collections.abc import Iterable
from typing import Any

from django.db import models

from entente.search.index import NAMES, WORDS

INDEXES = {"search_document": WORDS, "search_name": NAMES}


def fts5(terms: Iterable[str], noun: str = "") -> str:
    """Every term begins some word, as FTS5 is asked; terms hold letters and digits only, nouns also dots and underscores."""
    begun = " AND ".join(f'"{term}" *' for term in terms)
    return f'noun : "{noun}" AND folded : ({begun})' if noun else f"folded : ({begun})"


def tsquery(terms: Iterable[str]) -> str:
    """The same as PostgreSQL is asked; cast, never parsed, so that no word is stemmed or left out."""
    return " & ".join(f"'{term}':*" for term in terms)


class Finds(models.Lookup[Any]):
    """`folded__finds=terms`: every term begins some word. Neither engine parses, stems or knows operators here."""

    lookup_name = "finds"
    prepare_rhs = False

    @property
    def asked(self) -> tuple[str, Iterable[str]]:
        return "", self.rhs

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        table, index = compiler.quote_name_unless_alias(self.lhs.alias), INDEXES[self.lhs.target.model._meta.db_table]
        noun, terms = self.asked
        return f"{table}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [fts5(terms, noun)]  # noqa: S608 -- both names are our own

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        noun, terms = self.asked
        of_noun, named = (f"{table}.noun = %s AND ", [noun]) if noun else ("", [])
        return f"{of_noun}{table}.words @@ %s::tsquery", [*named, tsquery(terms)]


class FindsOf(Finds):
    """`folded__finds_of=(noun, terms)`: of one noun's objects only, so that those of others are not even looked at."""

    lookup_name = "finds_of"

    @property
    def asked(self) -> tuple[str, Iterable[str]]:
        noun, terms = self.rhs
        return noun, terms
