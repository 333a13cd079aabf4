"""A signed head kept elsewhere shows truncation and rewriting since; nothing more is claimed."""

import json

import pytest

from entente.record.models import Entry, Head, Payload
from entente.record.signing import NotOurs, known_head, signed_head
from entente.record.verification import verify
from tests.factories.people import person
from tests.factories.record import noted
from tests.record.breaking import unguarded

pytestmark = pytest.mark.django_db


def test_an_earlier_head_is_part_of_a_chain_that_only_grew() -> None:
    noted(person())
    kept = known_head(json.dumps(signed_head()))

    noted(person())

    assert verify(kept).ok


def test_a_head_of_the_empty_record_is_part_of_every_chain() -> None:
    kept = known_head(json.dumps(signed_head()))
    noted(person())

    assert verify(kept).ok


def test_truncation_since_is_detected_even_when_the_head_was_moved_back() -> None:
    subject = person()
    first, last = noted(subject), noted(subject)
    kept = known_head(json.dumps(signed_head()))

    with unguarded():
        Payload.objects.filter(entry=last).delete()
        Entry.objects.filter(pk=last.pk).delete()
    Head.objects.update(sequence=first.sequence, digest=first.digest)

    assert verify().ok
    assert verify(kept).first_broken == last.sequence


def test_rewriting_since_is_detected_even_when_the_chain_was_recomputed() -> None:
    subject = person()
    last = noted(subject, open="as it was")
    kept = known_head(json.dumps(signed_head()))

    with unguarded():
        Payload.objects.filter(entry=last).delete()
        Entry.objects.filter(pk=last.pk).delete()
    Head.objects.update(sequence=last.sequence - 1, digest=last.previous)
    noted(subject, open="as somebody would like it")

    assert verify().ok
    assert verify(kept).first_broken == last.sequence


@pytest.mark.parametrize("change", [{"sequence": 1}, {"digest": "f" * 64}, {"signature": "AAAA"}], ids=lambda change: next(iter(change)))
def test_an_altered_head_is_refused(change: dict[str, object]) -> None:
    noted(person())

    with pytest.raises(NotOurs, match="not from this installation's key"):
        known_head(json.dumps({**signed_head(), **change}))


@pytest.mark.parametrize("text", ["", "no", "[]", "{}", '{"sequence": null, "digest": 1, "signature": 2}', "7"])
def test_what_is_not_a_head_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotOurs):
        known_head(text)
