"""entente start: once, with a link that lets the first person of the office in."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from entente.cli.base import Refused
from entente.members.models import Partnership
from entente.people import access
from entente.people.models import Account, Holding, Person

pytestmark = pytest.mark.django_db


def start(capsys, *options: str) -> dict[str, str]:
    call_command("start", "--json", *options)
    return json.loads(capsys.readouterr().out)


def test_the_link_lets_the_first_person_into_the_office(capsys):
    said = start(capsys, "--name", "A Partnership", "--email", "Ana@example.org", "--person", "Ana Kovač")
    client = Client()

    client.post(said["link"].removeprefix("http://127.0.0.1:8000"))

    assert said["partnership"] == Partnership.objects.get().name == "A Partnership"
    ana = Account.objects.get(pk=client.session["_auth_user_id"])
    assert (ana.person.name, ana.email) == ("Ana Kovač", "ana@example.org")
    assert access.is_office(ana)


def test_until_the_link_is_used_another_may_be_had(capsys):
    first = start(capsys, "--name", "A Partnership", "--email", "ana@example.org")
    second = start(capsys, "--email", "ana@example.org")

    assert first["link"] != second["link"]
    assert second["partnership"] == "A Partnership"
    assert Holding.objects.count() == Person.objects.count() == 1


def test_a_partnership_starts_once(capsys, office):
    with pytest.raises(Refused, match=r"has started: Person \d+ is in the office"):
        start(capsys, "--name", "Another", "--email", "ana@example.org")
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("options", [("--name", "A"), ("--email", "ana@example.org")])
def test_what_is_missing_is_said(capsys, options):
    with pytest.raises(CommandError, match=r"Say it with --(name|email)") as refusal:
        start(capsys, *options)
    assert refusal.value.returncode == 2


def test_a_wrong_address_starts_nothing(capsys):
    with pytest.raises(Refused, match="is not an e-mail address"):
        start(capsys, "--name", "A Partnership", "--email", "nobody")
    assert not Partnership.objects.exists()
    assert not Person.objects.exists()
