"""`entente audience`: whom an expression means, and why."""

import json

import pytest
from django.core.management import call_command

from entente.cli.base import Refused
from tests.factories.notices import group, people
from tests.notices.conftest import _forgotten  # noqa: F401 -- fixture

pytestmark = pytest.mark.django_db


def test_names_and_reasons_as_json(capsys):
    (anna,) = people(1)
    group("WG3", anna)

    call_command("audience", "(group:WG3)", "--on", "2026-03-02", "--json")

    assert json.loads(capsys.readouterr().out) == {
        "expression": "group:WG3",
        "on": "2026-03-02",
        "count": 1,
        "people": [{"person": anna.pk, "name": anna.name, "email": anna.email, "reasons": ["because you are in WG3"]}],
    }


def test_names_and_reasons_in_words(capsys):
    (anna,) = people(1)
    group("WG3", anna)

    call_command("audience", "group:WG3", "--on", "2026-03-02")

    assert capsys.readouterr().out == (f"{anna.name} <{anna.email}>: because you are in WG3\n1 people on 2026-03-02: group:WG3\n")


@pytest.mark.parametrize(
    ("expression", "day", "refusal"),
    [
        ("group:", "2026-03-02", "At sign 7"),
        ("group:WG4", "2026-03-02", "There is no group"),
        ("role:office", "soon", "soon is no day"),
        ("role:office", "2026-02-31", "2026-02-31 is no day"),
    ],
)
def test_what_cannot_be_asked_is_refused(expression, day, refusal):
    with pytest.raises(Refused, match=refusal):
        call_command("audience", expression, "--on", day)
