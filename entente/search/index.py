"""The full-text indexes of each database over folded words: split at spaces, and nothing else. The noun is a column of SQLite's index,
so that objects of a noun are counted without looking at any of them."""

WORDS, NAMES = "search_index", "search_names"  # SQLite's indexes of search_document and of search_name


def _sqlite(index: str, table: str, longest: int = 3) -> list[str]:
    """Dots and underscores belong to a noun; no folded word holds one. Beginnings of words up to the longest are found as fast as words."""
    prefixes = " ".join(map(str, range(1, longest + 1)))
    gone = f"INSERT INTO {index}({index}, rowid, noun, folded) VALUES ('delete', OLD.id, OLD.noun, OLD.folded);"  # noqa: S608 -- our own table
    come = f"INSERT INTO {index}(rowid, noun, folded) VALUES (NEW.id, NEW.noun, NEW.folded);"  # noqa: S608 -- our own table
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(noun, folded, content='{table}', content_rowid='id',"
        f" tokenize=\"ascii tokenchars '._'\", prefix='{prefixes}', detail='column', columnsize=0)",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {come} END",
        f"CREATE TRIGGER {table}_dropped AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {table}"
        f" WHEN OLD.folded <> NEW.folded OR OLD.id <> NEW.id OR OLD.noun <> NEW.noun BEGIN {gone} {come} END",
    ]


def _sqlite_gone(index: str, table: str) -> list[str]:
    return [*(f"DROP TRIGGER {table}_{what}" for what in ("added", "dropped", "changed")), f"DROP TABLE {index}"]


def _postgresql(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(folded, ' '))) STORED",
        f"CREATE INDEX {table}_words ON {table} USING gin (words)",
    ]


SQLITE = _sqlite(WORDS, "search_document")
SQLITE_LONGER = _sqlite(WORDS, "search_document", longest=8)
SQLITE_GONE = _sqlite_gone(WORDS, "search_document")
SQLITE_NAMES = _sqlite(NAMES, "search_name")
SQLITE_NAMES_GONE = _sqlite_gone(NAMES, "search_name")
POSTGRESQL = _postgresql("search_document")
POSTGRESQL_GONE = ["ALTER TABLE search_document DROP COLUMN words"]
POSTGRESQL_NAMES = _postgresql("search_name")
REBUILT = "INSERT INTO search_index(search_index) VALUES ('rebuild')"
SQLITE_WITHOUT_NOUN = [
    "CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search_document', content_rowid='id',"
    " tokenize='ascii', prefix='1 2 3', detail='none', columnsize=0)",
    "CREATE TRIGGER search_document_added AFTER INSERT ON search_document"
    " BEGIN INSERT INTO search_index(rowid, folded) VALUES (NEW.id, NEW.folded); END",
    "CREATE TRIGGER search_document_dropped AFTER DELETE ON search_document"
    " BEGIN INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', OLD.id, OLD.folded); END",
    "CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document WHEN OLD.folded <> NEW.folded OR OLD.id <> NEW.id"
    " BEGIN INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);"
    " INSERT INTO search_index(rowid, folded) VALUES (NEW.id, NEW.folded); END",
]
