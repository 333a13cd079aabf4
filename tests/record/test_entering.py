"""An entry is written with the change it describes, or neither is."""

from decimal import Decimal

import pytest
from django.db import transaction

from entente import record
from entente.engine.chain import canonical
from entente.people.models import Person
from entente.record.models import Entry, Head, Mark, Payload
from entente.record.queries import version
from entente.record.verbs import UnknownVerb
from entente.record.verification import verify
from tests.factories.people import person
from tests.factories.record import noted

pytestmark = pytest.mark.django_db


@transaction.atomic
def rename(person: Person, name: str, *, verb: str = "tests.noted", fails_at_the_end: bool = False) -> None:
    """An action as rooms write them."""
    entry = record.open()
    Person.objects.filter(pk=person.pk).update(name=name)
    entry.enter(verb, person, by=None)
    if fails_at_the_end:
        raise ZeroDivisionError


def test_an_entry_says_who_what_on_what_and_why() -> None:
    subject, actor = person("Ada Example"), person("Bea Example")

    entry = record.open().enter(
        "tests.noted", subject, by=actor, because="the board said so", before={"open": 1}, after={"open": Decimal("2.50")}
    )

    assert (entry.verb, entry.actor_id, entry.subject_type, entry.subject_id) == ("tests.noted", actor.pk, "people.person", str(subject.pk))
    said = {"label": "Ada Example", "because": "the board said so", "before": {"open": 1}, "after": {"open": "2.50"}, "organisation": None}
    assert Payload.objects.get(entry=entry).body == canonical(said)


def test_equal_payloads_have_different_digests() -> None:
    subject = person()

    assert noted(subject, open=1).payload_digest != noted(subject, open=1).payload_digest


def test_an_undeclared_verb_is_refused() -> None:
    with pytest.raises(UnknownVerb, match=r"tests\.unheard"):
        record.open().enter("tests.unheard", person(), by=None)


@pytest.mark.parametrize("side", ["before", "after"])
def test_an_undeclared_field_is_refused(side: str) -> None:
    with pytest.raises(UnknownVerb, match=r"tests\.noted does not declare who may read salary"):
        record.open().enter("tests.noted", person(), by=None, **{side: {"salary": 1}})  # type: ignore[arg-type]


def test_an_action_that_fails_after_its_entry_leaves_neither() -> None:
    subject = person("Before")
    head = Head.objects.get().sequence

    with pytest.raises(ZeroDivisionError):
        rename(subject, "After", fails_at_the_end=True)

    assert Person.objects.get(pk=subject.pk).name == "Before"
    assert (Head.objects.get().sequence, Entry.objects.count()) == (head, head)


def test_an_entry_that_fails_undoes_the_write() -> None:
    subject = person("Before")

    with pytest.raises(UnknownVerb):
        rename(subject, "After", verb="tests.unheard")

    assert Person.objects.get(pk=subject.pk).name == "Before"


def test_an_action_inside_an_action_continues_the_chain() -> None:
    subject = person()

    outer = record.open()
    inner = noted(subject)
    after = outer.enter("tests.noted", subject, by=None)

    assert after.sequence == inner.sequence + 1
    assert verify().ok


def test_an_inner_action_that_is_undone_leaves_no_gap() -> None:
    subject = person()
    outer = record.open()

    with pytest.raises(ZeroDivisionError):
        rename(subject, "After", fails_at_the_end=True)
    outer.enter("tests.noted", subject, by=None)

    assert verify().ok


def test_a_rooms_version_moves_with_its_own_verbs_only() -> None:
    subject = person()
    people, tests = version("people"), version("tests")

    noted(subject)

    assert version("people") == people
    assert version("tests") > tests
    assert version("people", "tests") == version("tests") == Mark.objects.get(room="tests").sequence
