"""The chain names the first entry that does not follow."""

from datetime import datetime

import pytest
from django.db.models import F

from entente.engine.chain import GENESIS
from entente.people.models import Person
from entente.record.actions import erase
from entente.record.models import Entry, Head, Payload
from entente.record.verification import verify
from tests.factories.people import person
from tests.factories.record import noted
from tests.record.breaking import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> Person:
    return person()


@pytest.fixture
def entries(subject: Person) -> list[Entry]:
    """Five entries at the end of the chain."""
    return [noted(subject, open=number) for number in range(5)]


def test_an_untouched_chain_holds_to_its_head(entries: list[Entry]) -> None:
    verdict = verify()

    assert verdict.ok
    assert verdict.head == entries[-1].digest
    assert verdict.entries == entries[-1].sequence == Entry.objects.count()


def test_an_empty_record_holds() -> None:
    assert verify().first_broken is None
    assert (verify().entries, verify().head) == (0, GENESIS)


def test_an_erased_payload_leaves_the_chain_whole_and_the_erasure_entered(entries: list[Entry], subject: Person, at: datetime) -> None:
    erased = erase([entries[1]], by=subject, because="the person asked for it", at=at)

    assert erased == 1
    assert verify().ok
    payload = Payload.objects.get(entry=entries[1])
    assert (payload.body, payload.salt, payload.erased_at, payload.erased_because) == ("", "", at, "the person asked for it")
    said = Entry.objects.order_by("-sequence")[0]
    assert (said.verb, said.subject_id) == ("record.erased", str(entries[1].sequence))
    assert Payload.objects.get(entry=entries[2]).body


def test_erasing_twice_is_entered_once(entries: list[Entry], subject: Person, at: datetime) -> None:
    erase([entries[1]], by=subject, because="asked", at=at)

    assert erase([entries[1]], by=subject, because="asked again", at=at) == 0
    assert Entry.objects.filter(verb="record.erased").count() == 1


def test_a_payload_erased_past_the_action_is_named(entries: list[Entry], at: datetime) -> None:
    Payload.objects.filter(entry=entries[1]).update(body="", salt="", erased_at=at)

    assert verify().first_broken == entries[1].sequence


def test_a_tampered_body_is_named(entries: list[Entry]) -> None:
    with unguarded():
        Payload.objects.filter(entry=entries[2]).update(body=Payload.objects.get(entry=entries[2]).body.replace('"open":2', '"open":9'))

    assert verify().first_broken == entries[2].sequence


@pytest.mark.parametrize(
    "change",
    [{"verb": "tests.whispered"}, {"actor_id": 1}, {"subject_id": "other"}, {"subject_type": "people.role"}, {"payload_digest": "f" * 64}],
    ids=lambda change: next(iter(change)),
)
def test_a_tampered_field_is_named(entries: list[Entry], change: dict[str, object]) -> None:
    with unguarded():
        Entry.objects.filter(pk=entries[3].pk).update(**change)

    assert verify().first_broken == entries[3].sequence


def test_a_shifted_instant_is_named(entries: list[Entry], at: datetime) -> None:
    with unguarded():
        Entry.objects.filter(pk=entries[0].pk).update(at=at)

    assert verify().first_broken == entries[0].sequence


def test_a_removed_entry_is_named(entries: list[Entry]) -> None:
    with unguarded():
        Payload.objects.filter(entry=entries[1]).delete()
        Entry.objects.filter(pk=entries[1].pk).delete()

    assert verify().first_broken == entries[1].sequence


def test_a_removed_payload_is_named(entries: list[Entry]) -> None:
    with unguarded():
        Payload.objects.filter(entry=entries[1]).delete()

    assert verify().first_broken == entries[1].sequence


def test_a_truncated_end_is_named(entries: list[Entry]) -> None:
    with unguarded():
        Payload.objects.filter(entry__in=entries[3:]).delete()
        Entry.objects.filter(pk__in=[entry.pk for entry in entries[3:]]).delete()

    assert verify().first_broken == entries[3].sequence


def test_swapped_entries_are_named(entries: list[Entry]) -> None:
    with unguarded():
        for pk, place in ((entries[1].pk, 900), (entries[2].pk, entries[1].pk), (900, entries[2].pk)):
            Payload.objects.filter(entry_id=pk).delete()
            Entry.objects.filter(pk=pk).update(sequence=place)

    assert verify().first_broken == entries[1].sequence


def test_an_entry_added_past_the_head_is_named(entries: list[Entry]) -> None:
    Head.objects.update(sequence=F("sequence") - 1, digest=entries[-2].digest)

    assert verify().first_broken == entries[-1].sequence


def test_a_head_rewritten_without_its_entry_is_named(entries: list[Entry]) -> None:
    Head.objects.update(digest="f" * 64)

    assert verify().first_broken == entries[-1].sequence
