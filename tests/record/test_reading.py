"""Each reader reads what the verb's declaration lets that reader read, and nothing more."""

from datetime import datetime

import pytest
from django.utils import translation

from entente.people.models import Person
from entente.record.actions import erase
from entente.record.queries import Reader, Told, history, latest, latest_public
from tests.factories.people import person
from tests.factories.record import noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> Person:
    return person("Ada Example")


@pytest.fixture
def actor() -> Person:
    return person()


@pytest.fixture
def organisation() -> Person:
    return person()


@pytest.fixture
def _all(subject: Person, actor: Person, organisation: Person) -> None:
    noted(subject, actor, organisation=organisation, open=1, own=2, inner=3, personal=4)


def seen(line: Told) -> set[str]:
    return {name for name, _, _ in line.changes}


@pytest.mark.usefixtures("_all")
def test_everyone_reads_what_is_public_and_not_who_did_it(subject: Person) -> None:
    line = history(subject, Reader())[0]

    assert line.sentence == "Ada Example was noted"
    assert line.changes == [("open", None, 1)]
    assert (line.because, line.actor_id) == ("", None)


@pytest.mark.usefixtures("_all")
def test_the_organisation_concerned_reads_its_own_fields(subject: Person, organisation: Person) -> None:
    assert seen(history(subject, Reader(organisations=frozenset({organisation.pk})))[0]) == {"open", "own"}


@pytest.mark.usefixtures("_all")
def test_another_organisation_does_not(subject: Person, organisation: Person) -> None:
    assert seen(history(subject, Reader(organisations=frozenset({organisation.pk + 1})))[0]) == {"open"}


@pytest.mark.usefixtures("_all")
def test_the_person_concerned_reads_what_is_personal(subject: Person, actor: Person) -> None:
    assert seen(history(subject, Reader(person=subject.pk))[0]) == {"open", "personal"}
    assert seen(history(subject, Reader(person=actor.pk))[0]) == {"open", "personal"}
    assert seen(history(subject, Reader(person=actor.pk + 1000))[0]) == {"open"}


@pytest.mark.usefixtures("_all")
def test_the_office_reads_everything(subject: Person, actor: Person) -> None:
    line = history(subject, Reader(office=True))[0]

    assert seen(line) == {"open", "own", "inner", "personal"}
    assert (line.because, line.actor_id) == ("a reason", actor.pk)


def test_a_line_whose_label_is_not_public_is_not_there_for_others(subject: Person, organisation: Person) -> None:
    noted(subject, verb="tests.whispered", organisation=organisation, own=1)

    assert [line.verb for line in latest(Reader(), verbs=["tests.whispered"])] == []
    assert [line.verb for line in latest(Reader(organisations=frozenset({organisation.pk})), verbs=["tests.whispered"])] == [
        "tests.whispered"
    ]


def test_an_erased_entry_says_when_and_why_and_nothing_else(subject: Person, at: datetime) -> None:
    erase([noted(subject, open=1)], by=None, because="a court decided", at=at)

    line = history(subject, Reader(office=True))[0]

    assert (line.sentence, line.changes, line.because) == ("", [], "")
    assert (line.erased_at, line.erased) == (at, "a court decided")


def test_the_publics_latest_are_public_verbs_only(subject: Person, organisation: Person) -> None:
    noted(subject, open=1)
    noted(subject, verb="tests.whispered", organisation=organisation)

    verbs = {line.verb for line in latest_public(most=50)}

    assert "tests.noted" in verbs
    assert "tests.whispered" not in verbs
    assert not any(verb.startswith("people.") for verb in verbs)


def test_pages_follow_one_another_without_gap_or_repeat(subject: Person) -> None:
    entries = [noted(subject) for _ in range(5)]
    everything = Reader(office=True)

    first = latest(everything, subject=("people.person", str(subject.pk)), verbs=["tests.noted"], most=3)
    second = latest(everything, subject=("people.person", str(subject.pk)), verbs=["tests.noted"], before=first[-1].sequence, most=3)

    assert [line.sequence for line in first + second] == [entry.sequence for entry in reversed(entries)]


def test_a_sentence_is_told_in_the_readers_language_not_the_writers(subject: Person) -> None:
    with translation.override("fr"):
        noted(subject)

    assert history(subject, Reader())[0].sentence == "Ada Example was noted"


@pytest.mark.parametrize("entries", [1, 3])
def test_a_history_asks_the_database_once(subject: Person, entries: int, django_assert_num_queries: object) -> None:
    for _ in range(entries):
        noted(subject)

    with django_assert_num_queries(1):  # type: ignore[operator]
        history(subject, Reader(office=True))
