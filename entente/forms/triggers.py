"""What was asked and what was answered is immutable in the database itself; only an answer's words can be taken away, for an erasure."""

_SAID = "what was asked or answered is immutable"
_ASKED = ["form_id", "number", "questions", "frozen_at"]
_ANSWERED = ["id", "round_id", "asked_id", "number", "by_id", "at"]


def _differs(names: list[str], different: str) -> str:
    return " OR ".join(f"NEW.{name} {different} OLD.{name}" for name in names)


SQLITE = [
    f"CREATE TRIGGER forms_version_fixed BEFORE UPDATE ON forms_version WHEN OLD.frozen_at IS NOT NULL AND ({_differs(_ASKED, 'IS NOT')})"
    f" BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    f"CREATE TRIGGER forms_version_stays BEFORE DELETE ON forms_version WHEN OLD.frozen_at IS NOT NULL"
    f" BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    f"CREATE TRIGGER forms_answer_fixed BEFORE UPDATE ON forms_answer"
    f" WHEN {_differs(_ANSWERED, 'IS NOT')} OR (NEW.said IS NOT OLD.said AND NEW.said <> '{{}}')"
    f" BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    f"CREATE TRIGGER forms_answer_stays BEFORE DELETE ON forms_answer BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
]
SQLITE_GONE = [f"DROP TRIGGER forms_{name}" for name in ("version_fixed", "version_stays", "answer_fixed", "answer_stays")]
POSTGRESQL = [
    f"CREATE FUNCTION forms_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER forms_version_fixed BEFORE UPDATE ON forms_version FOR EACH ROW"
    f" WHEN (OLD.frozen_at IS NOT NULL AND ({_differs(_ASKED, 'IS DISTINCT FROM')})) EXECUTE FUNCTION forms_refuse()",
    "CREATE TRIGGER forms_version_stays BEFORE DELETE ON forms_version FOR EACH ROW"
    " WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION forms_refuse()",
    f"CREATE TRIGGER forms_answer_fixed BEFORE UPDATE ON forms_answer FOR EACH ROW"
    f" WHEN ({_differs(_ANSWERED, 'IS DISTINCT FROM')} OR (NEW.said IS DISTINCT FROM OLD.said AND NEW.said <> '{{}}'::jsonb))"
    f" EXECUTE FUNCTION forms_refuse()",
    "CREATE TRIGGER forms_answer_stays BEFORE DELETE ON forms_answer FOR EACH ROW EXECUTE FUNCTION forms_refuse()",
]
POSTGRESQL_GONE = [
    "DROP TRIGGER forms_version_fixed ON forms_version",
    "DROP TRIGGER forms_version_stays ON forms_version",
    "DROP TRIGGER forms_answer_fixed ON forms_answer",
    "DROP TRIGGER forms_answer_stays ON forms_answer",
    "DROP FUNCTION forms_refuse()",
]
