"""The database itself refuses to change or lose a declaration, and lets a decision only be withdrawn.

A later migration that remakes these tables on SQLite must put the triggers back.
"""

from django.db import migrations

FIXED = "a declaration is immutable; a correction replaces it"
ONLY_WITHDRAWN = "a decision can only be withdrawn"
SAME = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in ("id", "declaration_id", "accepted", "reason", "note", "by_id", "at"))
SQLITE = [
    f"CREATE TRIGGER agreement_declaration_no_update BEFORE UPDATE ON agreement_declaration BEGIN SELECT RAISE(ABORT, '{FIXED}'); END",
    f"CREATE TRIGGER agreement_declaration_no_delete BEFORE DELETE ON agreement_declaration BEGIN SELECT RAISE(ABORT, '{FIXED}'); END",
    f"CREATE TRIGGER agreement_decision_no_delete BEFORE DELETE ON agreement_decision BEGIN SELECT RAISE(ABORT, '{ONLY_WITHDRAWN}'); END",
    "CREATE TRIGGER agreement_decision_only_withdrawn BEFORE UPDATE ON agreement_decision"
    f" WHEN NOT ({SAME}) OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL BEGIN SELECT RAISE(ABORT, '{ONLY_WITHDRAWN}'); END",
]
POSTGRESQL = [
    f"CREATE FUNCTION agreement_declaration_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{FIXED}'; END $$ LANGUAGE plpgsql",
    f"CREATE FUNCTION agreement_decision_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{ONLY_WITHDRAWN}'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER agreement_declaration_fixed BEFORE UPDATE OR DELETE ON agreement_declaration"
    " FOR EACH ROW EXECUTE FUNCTION agreement_declaration_refuse()",
    "CREATE TRIGGER agreement_decision_kept BEFORE DELETE ON agreement_decision FOR EACH ROW EXECUTE FUNCTION agreement_decision_refuse()",
    "CREATE TRIGGER agreement_decision_only_withdrawn BEFORE UPDATE ON agreement_decision FOR EACH ROW"
    f" WHEN (NOT ({SAME.replace(' IS OLD', ' IS NOT DISTINCT FROM OLD')}) OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL)"
    " EXECUTE FUNCTION agreement_decision_refuse()",
]
SQLITE_GONE = [f"DROP TRIGGER {statement.split()[2]}" for statement in SQLITE]
POSTGRESQL_GONE = [
    *(f"DROP TRIGGER {statement.split()[2]} ON {statement.split(' ON ')[1].split()[0]}" for statement in POSTGRESQL[2:]),
    "DROP FUNCTION agreement_declaration_refuse()",
    "DROP FUNCTION agreement_decision_refuse()",
]


def guard(apps, editor):
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def unguard(apps, editor):
    for statement in SQLITE_GONE if editor.connection.vendor == "sqlite" else POSTGRESQL_GONE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("agreement", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
