"""`entente replies`: answers of calendars from a mailbox."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from entente.cli.base import Refused
from entente.gatherings.models import Guest
from tests.factories.gatherings import gathering, invited, reply

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


def test_a_folder_of_messages_is_read_and_told(tmp_path, capsys):
    first, second = invited(gathering(at=NOW, starts_at=NOW + timedelta(days=9)), 2, at=NOW)
    (tmp_path / "1.eml").write_bytes(reply(first, at=NOW + timedelta(seconds=1)))
    (tmp_path / "2.eml").write_bytes(reply(second, address="stranger@example.org"))

    call_command("replies", str(tmp_path))
    said = capsys.readouterr().out
    call_command("replies", str(tmp_path), "--json")
    again = json.loads(capsys.readouterr().out)

    assert said.startswith("2 messages read: 1 taken, 1 strangers.\nstranger@example.org was not invited")
    assert (again["taken"], again["known"]) == (0, 2)
    assert Guest.objects.get(pk=first.pk).state == "accepted"


def test_no_mailbox_is_a_refusal(tmp_path):
    with pytest.raises(Refused, match="There is no mailbox at"):
        call_command("replies", str(tmp_path / "nothing"))
