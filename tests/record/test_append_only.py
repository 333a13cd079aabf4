"""The database itself refuses to change or lose an entry, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from entente.record.models import Entry, Payload
from tests.factories.people import person
from tests.factories.record import noted
from tests.record.breaking import run

pytestmark = pytest.mark.django_db

FORBIDDEN = [
    "UPDATE record_entry SET verb = 'tests.other'",
    "UPDATE record_entry SET actor_id = 7",
    "DELETE FROM record_entry",
    "DELETE FROM record_payload",
    "UPDATE record_payload SET body = '{}'",
    "UPDATE record_payload SET salt = ''",
    "UPDATE record_payload SET body = '', salt = ''",
    "UPDATE record_payload SET erased_because = 'quietly'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_statement_that_changes_or_loses_what_was_said_is_refused(statement: str) -> None:
    entry = noted(person())
    before = list(Entry.objects.values()), list(Payload.objects.values())

    with pytest.raises(DatabaseError, match=r"append-only|only be erased"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert (list(Entry.objects.values()), list(Payload.objects.values())) == before
    assert Entry.objects.filter(pk=entry.pk).exists()


def test_an_erased_payload_cannot_be_written_again(at: object) -> None:
    entry = noted(person())
    Payload.objects.filter(entry=entry).update(body="", salt="", erased_at=at)

    with pytest.raises(DatabaseError, match=r"append-only|only be erased"), transaction.atomic():
        Payload.objects.filter(entry=entry).update(body='{"label": "something else"}', salt="0" * 32, erased_at=None)

    assert Payload.objects.get(entry=entry).body == ""


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_the_tables_cannot_be_emptied_at_once() -> None:
    noted(person())

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE", "TRUNCATE record_entry CASCADE")

    assert Entry.objects.exists()


def test_there_is_one_head(db: None) -> None:
    from entente.record.models import Head

    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.create(pk=2, sequence=0, digest="0" * 64)

    assert Head.objects.count() == 1
