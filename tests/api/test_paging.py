"""Keyset paging: every row once, in order, whatever the keys; a cursor that was tampered with is refused."""

import base64
import json

import pytest
from ninja.errors import ValidationError

from entente.api.paging import After, page
from entente.people.models import Person
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def walked(limit: int, *keys: str) -> list[Person]:
    rows, after = [], ""
    while after is not None:
        found = page(Person.objects.all(), After(after=after, limit=limit), *keys)
        rows += found["items"]
        after = found["next"]
    return rows


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
@pytest.mark.parametrize("keys", [("id",), ("-id",), ("name_key", "id"), ("-name_key", "id"), ("name_key", "-id")])
def test_the_pages_together_are_the_whole_list_in_order(limit, keys):
    for name in ["Ana", "Bruno", "Ana", "Żaneta", "Ana", "Bruno", "Ümit"]:
        person(name)

    assert walked(limit, *keys) == list(Person.objects.order_by(*keys))


def test_the_last_page_has_no_next():
    person()
    person()

    assert page(Person.objects.all(), After(limit=2), "id")["next"] is None
    assert page(Person.objects.none(), After(limit=2), "id") == {"items": [], "next": None}


def test_what_comes_in_between_is_neither_lost_nor_repeated():
    people = [person(name) for name in ("Ana", "Bruno", "Dana")]
    first = page(Person.objects.all(), After(limit=2), "name_key", "id")

    person("Aaron")
    later = person("Clara")
    second = page(Person.objects.all(), After(after=first["next"], limit=5), "name_key", "id")

    assert second["items"] == [later, people[2]]


FOREIGN = [[], ["Ana"], ["Ana", 1, 2], [None, 1], ["Ana", "x"], ["A\x00", 1], [["Ana"], 1], {"Ana": 1}, "Ana"]


@pytest.mark.parametrize("values", FOREIGN)
def test_a_cursor_of_another_list_is_refused_in_words(values):
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode()

    with pytest.raises(ValidationError) as refusal:
        page(Person.objects.all(), After(after=cursor), "name_key", "id")
    assert refusal.value.errors[0]["loc"] == ("query", "after")
