"""Versions are immutable in the database itself; only destruction empties them. A migration that remakes the table puts these back."""

_FIXED = ["id", "document_id", "number", "is_text", "media_type", "size", "digest", "unread", "by_id", "at"]
_EMPTIED = "NEW.text <> '' OR NEW.file_name <> '' OR NEW.note <> '' OR NEW.upload_id IS NOT NULL"
_SAID = "a version is immutable; add a new one"

SQLITE = [
    f"CREATE TRIGGER documents_version_fixed BEFORE UPDATE ON documents_version"
    f" WHEN {_EMPTIED} OR {' OR '.join(f'NEW.{name} IS NOT OLD.{name}' for name in _FIXED)}"
    f" BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    f"CREATE TRIGGER documents_version_stays BEFORE DELETE ON documents_version BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
]
SQLITE_GONE = ["DROP TRIGGER documents_version_fixed", "DROP TRIGGER documents_version_stays"]
POSTGRESQL = [
    f"CREATE FUNCTION documents_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER documents_version_fixed BEFORE UPDATE ON documents_version FOR EACH ROW"
    f" WHEN ({_EMPTIED} OR {' OR '.join(f'NEW.{name} IS DISTINCT FROM OLD.{name}' for name in _FIXED)})"
    f" EXECUTE FUNCTION documents_refuse()",
    "CREATE TRIGGER documents_version_stays BEFORE DELETE ON documents_version FOR EACH ROW EXECUTE FUNCTION documents_refuse()",
]
POSTGRESQL_GONE = [
    "DROP TRIGGER documents_version_fixed ON documents_version",
    "DROP TRIGGER documents_version_stays ON documents_version",
    "DROP FUNCTION documents_refuse()",
]
