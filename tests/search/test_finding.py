"""One search interface: what is put is found, by the beginnings of its words."""

import pytest
from django.db import connection

from entente.engine.words import finds, fold
from entente.search import actions, queries
from entente.search.models import Document

pytestmark = pytest.mark.django_db
TEXTS = {
    1: "Télécom Łódź",
    2: "Straße 12 GmbH",
    3: "Telekomunikacja Polska",
    4: "Ελληνική Εταιρεία",
    5: "Киев Кибер",
    6: "Hotel Telco",
    7: "O'Neill & Sons (Ltd.)",
}


@pytest.fixture(autouse=True)
def _index() -> None:
    actions.put("organisation", TEXTS.items())


def found(query: str, noun: str = "organisation") -> set[int]:
    return set(queries.matching(noun, query))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("tel", {1, 3, 6}),
        ("TEL lod", {1}),
        ("lod", {1}),
        ("Łódź", {1}),
        ("strasse", {2}),
        ("straße 1", {2}),
        ("12", {2}),
        ("elli", {4}),
        ("ελλ", {4}),
        ("kyi", set()),
        ("kiev", {5}),
        ("кибер", {5}),
        ("o'neill", {7}),
        ("neill ltd", {7}),
        ("el", {4}),
        ("nothing", set()),
    ],
)
def test_words_are_found_by_their_beginnings_whatever_the_keyboard(query: str, ids: set[int]) -> None:
    assert found(query) == ids


@pytest.mark.parametrize("query", ["", "   ", "&", "*", '"', "'", "()", ":*", "-", "\x00"])
def test_a_question_without_words_finds_nothing(query: str) -> None:
    assert found(query) == set()
    assert list(queries.ranked("organisation", query)) == []


@pytest.mark.parametrize(
    "query", ['tel" OR "a', "tel OR nothing", "tel AND", "NOT tel", "tel*", "'tel':*", "folded:tel", "tel | x", "near(tel)", "tel');--"]
)
def test_nothing_that_is_typed_is_an_operator(query: str) -> None:
    assert found(query) == {number for number, text in TEXTS.items() if finds(query, fold(text))}


def test_another_noun_is_not_found() -> None:
    actions.put("project", [(1, "Telescope")])

    assert found("tel", "project") == {1}
    assert found("telescope") == set()


def test_putting_again_replaces_what_an_object_was_found_by() -> None:
    assert actions.put("organisation", [(1, "Radio Kraków")]) == 1

    assert found("lod") == set()
    assert found("krak") == {1}
    assert Document.objects.count() == len(TEXTS)


def test_the_last_text_of_one_call_holds() -> None:
    actions.put("organisation", [(1, "first"), (1, "second")])

    assert found("second") == {1}
    assert found("first") == set()


def test_what_is_dropped_is_not_found() -> None:
    assert actions.drop("organisation", [1, 99]) == 1

    assert found("tel") == {3, 6}


def test_whole_words_come_first_then_earlier_ones_then_shorter_texts() -> None:
    actions.put("organisation", [(10, "Something of Tel"), (11, "Tel"), (12, "Tel and more"), (13, "Telx")])

    assert list(queries.ranked("organisation", "tel")) == [11, 12, 10, 13, 1, 3, 6]


def test_a_text_longer_than_an_index_takes_is_cut_at_a_word() -> None:
    words = [f"word{number}" for number in range(120_000)]

    actions.put("organisation", [(20, " ".join(words))])

    kept = Document.objects.get(object_id=20).folded
    assert found("word1") == {20}
    assert actions.MOST_BYTES - 20 < len(kept.encode()) <= actions.MOST_BYTES
    assert kept.split() == words[: len(kept.split())]


def test_an_object_without_words_is_kept_and_not_found() -> None:
    actions.put("organisation", [(30, " - ")])

    assert found("a") == set()


def test_matching_is_a_subquery_for_any_query() -> None:
    with_names = Document.objects.filter(object_id__in=queries.matching("organisation", "tel")).values_list("object_id", flat=True)

    assert set(with_names) == {1, 3, 6}


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_the_index_is_used() -> None:
    actions.put("organisation", ((number, f"word{number} other") for number in range(100, 5000)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_document")
        cursor.execute("SET LOCAL enable_seqscan = off")

    assert "search_document_words" in Document.objects.filter(folded__finds=("word17",)).explain()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_index_is_read_first() -> None:
    plan = queries.matching("organisation", "tel").explain()

    assert "search_index VIRTUAL TABLE" in plan
    assert "INTEGER PRIMARY KEY" in plan
