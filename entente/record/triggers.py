"""Append-only in the database itself, on both kinds. A later migration that remakes these tables on SQLite must put the triggers back."""

SQLITE = [
    "CREATE TRIGGER record_entry_no_update BEFORE UPDATE ON record_entry BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER record_entry_no_delete BEFORE DELETE ON record_entry BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER record_payload_no_delete BEFORE DELETE ON record_payload BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER record_payload_only_erased BEFORE UPDATE ON record_payload"
    " WHEN NEW.body <> '' OR NEW.salt <> '' OR NEW.erased_at IS NULL OR NEW.entry_id <> OLD.entry_id OR OLD.erased_at IS NOT NULL"
    " BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION record_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER record_entry_fixed BEFORE UPDATE OR DELETE ON record_entry FOR EACH ROW EXECUTE FUNCTION record_refuse()",
    "CREATE TRIGGER record_entry_kept BEFORE TRUNCATE ON record_entry FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()",
    "CREATE TRIGGER record_payload_fixed BEFORE DELETE ON record_payload FOR EACH ROW EXECUTE FUNCTION record_refuse()",
    "CREATE TRIGGER record_payload_kept BEFORE TRUNCATE ON record_payload FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()",
    "CREATE TRIGGER record_payload_only_erased BEFORE UPDATE ON record_payload FOR EACH ROW"
    " WHEN (NEW.body <> '' OR NEW.salt <> '' OR NEW.erased_at IS NULL OR NEW.entry_id <> OLD.entry_id OR OLD.erased_at IS NOT NULL)"
    " EXECUTE FUNCTION record_refuse()",
]
SQLITE_GONE = [f"DROP TRIGGER {statement.split()[2]}" for statement in SQLITE]
POSTGRESQL_GONE = [
    *(f"DROP TRIGGER {statement.split()[2]} ON {statement.split(' ON ')[1].split()[0]}" for statement in POSTGRESQL[1:]),
    "DROP FUNCTION record_refuse()",
]
