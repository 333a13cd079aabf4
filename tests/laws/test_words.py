import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine import latin
from entente.engine.words import MOST_TERMS, finds, fold, normalised_name, terms

EUROPE = "abcdeklmnoprstuvxyzABCDEŁØĐÐÞßÆŒĦIİıéèêëàâäöüőűçčšžřňťďľģķļņųūąęėįñãõßŞşğȚțŢŸÿ"
GREEK = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώΑΕΗΟΥΓΜΠΣ"
CYRILLIC = "абвгґдђѓеёєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюяАБВИЯЮЙ"
NAMES = st.text(EUROPE + GREEK + CYRILLIC + " -.&'’/0123456789", max_size=60)
TEXTS = NAMES | st.text(max_size=60)
QUERIES = TEXTS | st.text("abc*\"'()-:^+{}<>|&! ΑБ", max_size=20)


@given(TEXTS, st.data())
def test_every_beginning_of_an_indexed_word_finds_its_text(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    for word in folded.split():
        beginning = word[: data.draw(st.integers(1, len(word)))]
        assert finds(beginning, folded)


@given(TEXTS, st.data())
def test_every_beginning_of_a_typed_word_finds_its_text(text: str, data: st.DataObject) -> None:
    for word in text.split()[:MOST_TERMS]:
        typed = word[: data.draw(st.integers(1, len(word)))]
        assert finds(typed, fold(text)) or not terms(typed)


@given(st.text(GREEK + CYRILLIC, min_size=1, max_size=20), st.data())
def test_every_beginning_typed_in_latin_letters_finds_its_text(word: str, data: st.DataObject) -> None:
    (composed,) = latin.foreign_words(word)
    beginning = composed[: data.draw(st.integers(1, len(composed)))]
    spelt = latin.letter_by_letter(beginning)
    official = latin.passport(composed)

    assert finds(spelt, fold(word)) or not spelt
    assert all(finds(official[:end], fold(word)) for end in range(1, len(official) + 1))


@given(TEXTS)
def test_a_folded_word_is_already_folded(text: str) -> None:
    for word in fold(text).split():
        assert terms(word) == (word,)
    assert set(terms(text)) <= set(fold(text).split())


@given(NAMES)
def test_upper_and_lower_case_are_the_same_question(text: str) -> None:
    assert terms(text.replace("ı", "i").upper()) == terms(text.replace("ı", "i").lower())


@given(NAMES, NAMES, NAMES)
def test_asking_for_more_finds_no_more(text: str, first: str, second: str) -> None:
    both = f"{first} {second}"

    if finds(both, fold(text)) and len(terms(both)) < MOST_TERMS:
        assert finds(first, fold(text)) or not terms(first)
        assert finds(second, fold(text)) or not terms(second)


@given(QUERIES)
def test_terms_hold_nothing_an_engine_could_read_as_an_operator(query: str) -> None:
    assert all(term.isalnum() for term in terms(query))


@given(TEXTS)
def test_a_normalised_name_is_already_normalised(name: str) -> None:
    assert normalised_name(normalised_name(name)) == normalised_name(name)


@given(TEXTS)
def test_equal_names_have_equal_words(name: str) -> None:
    assert terms(normalised_name(name)) == terms(name)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(folded, tokenize='unicode61')")
    yield connection
    connection.close()


def found_by_fts5(index: sqlite3.Connection, texts: list[str], query: str) -> set[int]:
    index.execute("delete from t")
    index.executemany("insert into t(rowid, folded) values (?, ?)", [(number, fold(text)) for number, text in enumerate(texts)])
    question = " ".join(f'"{term}"*' for term in terms(query))
    return {row for (row,) in index.execute("select rowid from t where t match ?", [question])} if question else set()


@given(texts=st.lists(TEXTS, max_size=6), query=QUERIES)
def test_fts5_finds_what_the_rule_finds(index: sqlite3.Connection, texts: list[str], query: str) -> None:
    assert found_by_fts5(index, texts, query) == {number for number, text in enumerate(texts) if finds(query, fold(text))}


@given(texts=st.lists(TEXTS, min_size=1, max_size=6), data=st.data())
def test_fts5_finds_a_text_by_the_beginnings_of_its_words(index: sqlite3.Connection, texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in texts[number].split())

    found = found_by_fts5(index, texts, query)

    assert number in found or not terms(query)
    assert found == {other for other, text in enumerate(texts) if finds(query, fold(text))}
