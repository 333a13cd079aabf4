"""The same question finds the same texts on SQLite and on PostgreSQL, and those that the rule says."""

import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.words import finds, fold, terms
from entente.search import index
from entente.search.models.finds import fts5, tsquery
from tests.scratch import SERVER

LETTERS = "aAbtelßŁódźÉéèΕλληνικάКиевїйþœæıİğ0123٣९-'’\".,:&|!()*<> \t\n\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}漢字カナ한𝐀ⅣﬁꙂ𐐀"
words = st.text(st.sampled_from(LETTERS) | st.characters(), max_size=10)
texts = st.lists(words, max_size=6).map(" ".join)
TABLE = "CREATE {} TABLE search_document (id integer PRIMARY KEY, noun text NOT NULL DEFAULT 'abtel.lodz_a', folded text NOT NULL)"


@pytest.fixture(scope="module")
def sqlite() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in [TABLE.format(""), *index.SQLITE]:
        connection.execute(statement)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[psycopg.Connection]:
    try:
        connection = psycopg.connect(SERVER.rpartition("/")[0] + "/postgres", connect_timeout=3, autocommit=True)
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer: the law needs both engines (set ENTENTE_TEST_POSTGRES_URL)")
    for statement in [TABLE.format("TEMPORARY"), *index.POSTGRESQL, "SET enable_seqscan = off"]:
        connection.execute(statement)
    yield connection
    connection.close()


def by_sqlite(connection: sqlite3.Connection, folded: list[str], asked: tuple[str, ...]) -> set[int]:
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO search_document(id, folded) VALUES (?, ?)", enumerate(folded))
    asking = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
    found, of_noun, of_other = (connection.execute(asking, [fts5(asked, noun)]).fetchall() for noun in ("", "abtel.lodz_a", "abtel"))
    connection.execute("ROLLBACK")
    assert (found, []) == (of_noun, of_other)
    return {number for (number,) in found}


def by_postgresql(connection: psycopg.Connection, folded: list[str], asked: tuple[str, ...]) -> set[int]:
    with connection.transaction(force_rollback=True), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_document(id, folded) VALUES (%s, %s)", list(enumerate(folded)))
        asking = "SELECT id FROM search_document WHERE words @@ %s::tsquery"
        return {number for (number,) in cursor.execute(asking, [tsquery(asked)])}


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6), texts, st.data())
def test_the_same_question_finds_the_same_set_on_both(
    sqlite: sqlite3.Connection, postgresql: psycopg.Connection, texts: list[str], other: str, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(texts).map(lambda text: text[: max(1, len(text) // 2)]))
    folded = [fold(text) for text in texts]
    for query in (other, chosen, f"{chosen} {other}"):
        if asked := terms(query):
            by_rule = {number for number, text in enumerate(folded) if finds(query, text)}

            assert by_sqlite(sqlite, folded, asked) == by_rule
            assert by_postgresql(postgresql, folded, asked) == by_rule
