"""`entente verify-record` and `entente record-head`, as a script reads them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from entente.record.models import Entry, Head, Payload
from tests.factories.people import person
from tests.factories.record import noted
from tests.record.breaking import unguarded

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_a_whole_record_is_told_in_one_json_object() -> None:
    entry = noted(person())

    assert json.loads(said("verify-record", "--json")) == {
        "ok": True,
        "entries": entry.sequence,
        "head": entry.digest,
        "first_broken": None,
    }


def test_a_whole_record_is_told_in_words() -> None:
    entry = noted(person())

    assert said("verify-record").strip() == f"The record holds: {entry.sequence} entries, head {entry.digest}."


def test_a_broken_record_is_told_and_exits_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    entry = noted(person())
    with unguarded():
        Entry.objects.filter(pk=entry.pk).update(verb="tests.whispered")

    with pytest.raises(SystemExit) as ended:
        call_command("verify-record", "--json")

    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out)["first_broken"] == entry.sequence


@pytest.mark.parametrize("as_json", [["--json"], []])
def test_a_head_kept_elsewhere_detects_truncation(tmp_path: Path, as_json: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    last = noted(person())
    kept = tmp_path / "head"
    kept.write_text(said("record-head", *as_json))
    assert json.loads(said("verify-record", "--json", "--head", str(kept)))["ok"] is True

    with unguarded():
        Payload.objects.filter(entry=last).delete()
        Entry.objects.filter(pk=last.pk).delete()
    Head.objects.update(sequence=last.sequence - 1, digest=last.previous)

    assert json.loads(said("verify-record", "--json"))["ok"] is True
    with pytest.raises(SystemExit):
        call_command("verify-record", "--head", str(kept))
    assert f"entry {last.sequence} does not follow" in capsys.readouterr().out


@pytest.mark.parametrize(("content", "reason"), [(b"{}", "not a signed head"), (b"\xff\xfe\x00", "cannot be read")])
def test_a_file_that_holds_no_head_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "head").write_bytes(content)

    with pytest.raises(CommandError, match=reason):
        call_command("verify-record", "--head", str(tmp_path / "head"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify-record", "--head", str(tmp_path / "nowhere"))
