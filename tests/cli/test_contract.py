"""`entente contract load`: a shipped contract by name, or a file; again changes nothing; refusals name the field."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from entente.agreement.models import Contract
from entente.cli.base import Refused
from tests.agreement.test_contract_file import SMALL

pytestmark = pytest.mark.django_db


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("contract", "load", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_shipped_contract_is_loaded_by_its_name_and_again_changes_nothing():
    assert json.loads(load("ecs-2016", "--json")) == {"contract": "ecs-2016", "created": True, "changed": [], "unchanged": False}
    assert json.loads(load("ecs-2016", "--json")) == {"contract": "ecs-2016", "created": False, "changed": [], "unchanged": True}
    assert load("ecs-2016") == "ecs-2016 is already as the file says; nothing changed."
    assert Contract.objects.count() == 1


def test_a_file_is_loaded_and_its_changes_are_named(tmp_path):
    file = tmp_path / "contract.toml"
    file.write_text(SMALL)
    assert load(str(file)) == "test-2020 was loaded."

    file.write_text(SMALL.replace('name = "A contract"', 'name = "Another"').replace('"2"', '"2.5"'))

    assert json.loads(load(str(file), "--json"))["changed"] == ["name", "terms"]
    file.write_text(SMALL)
    assert load(str(file)) == "test-2020 was changed: name, terms."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SMALL.replace('factor = "2"', ""), "terms.factor: must be a number above 0"),
        (SMALL.replace("2022-01-31", "2020-01-31"), "last_day: the contract's last day must come after its first."),
        ("no toml", "The file is not TOML"),
    ],
)
def test_a_wrong_file_is_refused_by_its_field(tmp_path, content, sentence):
    file = tmp_path / "contract.toml"
    file.write_text(content)

    with pytest.raises(Refused, match=sentence):
        load(str(file))

    assert not Contract.objects.exists()


def test_a_file_that_is_not_there_is_refused_with_what_there_is():
    with pytest.raises(Refused, match=r"nowhere.toml cannot be read: .*: ecs-2016\."):
        load("nowhere.toml")
