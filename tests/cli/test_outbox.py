"""`entente outbox`: what became of the mails, and sending what is due."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from entente.cli.base import Refused
from entente.notices import actions
from entente.notices.mail import names
from entente.notices.mail.names import Named
from entente.notices.models import Delivery
from entente.people.choices import RoleCode
from tests.factories.notices import AT, announcement, group, people, told
from tests.factories.people import account
from tests.notices.conftest import _forgotten, mailbox  # noqa: F401 -- fixtures
from tests.notices.reports import report
from tests.scratch import installation

pytestmark = pytest.mark.django_db


def asked(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    call_command("outbox", *options, "--json")
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_looking_sends_nothing(capsys):
    told(*people(2))

    found = asked(capsys)

    assert found["states"] == {state: 2 if state == "queued" else 0 for state in found["states"]}  # type: ignore[attr-defined]
    assert found["due"] == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {"queued"}


def test_sending_also_lets_announcements_leave_whose_time_has_come(capsys, mailbox):  # noqa: F811
    ada, bo = account(RoleCode.OFFICE).person, account(RoleCode.OFFICE).person
    group("WG3", *people(3))
    row = announcement(ada)
    actions.hand_in(row, by=ada, at=AT)
    actions.approve(row, by=bo, at=AT)

    found = asked(capsys, "--send")

    assert (found["tried"], found["due"], found["next_at"]) == (3, 0, None)
    assert len(list(mailbox.glob("*.eml"))) == 3


def test_a_server_that_is_away_is_a_refusal_and_loses_nothing(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    told(*people(2))

    with pytest.raises(Refused, match="The mail server is away"):
        call_command("outbox", "--send")

    assert set(Delivery.objects.values_list("state", flat=True)) == {"queued", "deferred"}


def test_reports_are_read_from_a_file(capsys, tmp_path: Path):
    (anna,) = people(1)
    told(anna)
    call_command("outbox", "--send")
    capsys.readouterr()
    content = report(names.message_id(Named(Delivery.objects.get().pk, 0)), anna.email, "5.1.1", "unknown")
    (tmp_path / "report.eml").write_bytes(content)

    found = asked(capsys, "--bounces", str(tmp_path / "report.eml"))

    assert found["bounces"]["hard"] == 1  # type: ignore[index]
    with pytest.raises(Refused, match="There is no mailbox at"):
        call_command("outbox", "--bounces", str(tmp_path / "nowhere"))


def test_in_words(capsys):
    told(*people(2))

    call_command("outbox")

    assert capsys.readouterr().out == "Outbox: 2 queued. 2 due now.\n"


def test_at_a_shell_json_stands_alone_and_refusals_exit_with_1(tmp_path: Path):
    with installation(tmp_path) as here:
        assert json.loads(here.entente("outbox", "--send", "--json").stdout)["tried"] == 0
        refused = here.entente("audience", "nobody:1", succeeds=False)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "No audience is called" in refused.stderr
