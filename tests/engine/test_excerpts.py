"""Where the words asked for stand in a text: every stretch kept, every spelling found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.excerpts import Piece, excerpt, pieces
from entente.engine.words import finds, fold, terms

TEXTS = st.text(st.sampled_from("aAbé łŁódź-'’<>&\"Ελλάς Киев ßœ123\n\t.") | st.characters(codec="utf-8"), max_size=80)


def found(text: str, query: str) -> list[str]:
    return [piece.text for piece in pieces(text, terms(query)) if piece.is_found]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("Télécom Łódź", "lod", ["Łódź"]),
        ("Straße 12", "STRASSE 1", ["Straße", "12"]),
        ("Ελληνική Εταιρεία", "elli", ["Ελληνική"]),
        ("O'Neill & Sons", "neill", ["Neill"]),
        ("energy, energetic, synergy", "energ", ["energy", "energetic"]),
        ("nothing", "zzz", []),
        ("", "a", []),
    ],
)
def test_a_word_is_found_however_it_is_spelt(text, query, words):
    assert found(text, query) == words


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_text(text, query):
    assert "".join(piece.text for piece in pieces(text, terms(query))) == text


@given(TEXTS)
def test_what_the_index_finds_by_one_word_stands_out(text):
    for word in fold(text).split():
        if finds(word, fold(text)) and word.isascii() and word in text.casefold():
            assert found(text, word), word


def test_an_excerpt_begins_before_the_first_word_found_and_says_what_is_left_out():
    text = "one two " * 40 + "the kraken wakes " + "three four " * 40

    said = "".join(piece.text for piece in excerpt(text, ("kraken",)))

    assert said.startswith("… ")
    assert said.endswith(" …")
    assert 0 < said.index("kraken") < 80
    assert len(said) <= 204


def test_a_short_text_is_its_own_excerpt():
    assert excerpt("A  few\nwords", ("few",)) == [Piece("A "), Piece("few", is_found=True), Piece(" words")]


def test_without_the_word_it_is_the_beginning():
    said = "".join(piece.text for piece in excerpt("alpha " * 100, ("zzz",)))

    assert said.startswith("alpha alpha")
    assert said.endswith("alpha …")
