import time

import pytest

from entente.engine import latin
from entente.engine.words import MOST_TERMS, finds, fold, normalised_name, terms


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lod", "Politechnika Łódzka"),
        ("strasse", "Straße der Sicherheit e.V."),
        ("STRASSE", "Straße der Sicherheit e.V."),
        ("tel", "Institut Télécom"),
        ("ceska", "Česká spořitelna"),
        ("orsted", "Ørsted"),
        ("aethel", "Æthelstan"),
        ("thor", "Þór"),
        ("isik", "Işık Üniversitesi"),
        ("istanbul", "İSTANBUL TEKNİK"),
        ("malta hamrun", "Ħamrun, Malta"),
        ("τεχνο", "Εθνικό Μετσόβιο Πολυτεχνείο Τεχνολογίας"),
        ("ethniko metsovio", "Εθνικό Μετσόβιο Πολυτεχνείο"),
        ("athina", "Αθήνα"),
        ("evropi", "Ευρώπη"),
        ("europi", "Ευρώπη"),
        ("papadopoulos", "ΠΑΠΑΔΟΠΟΥΛΟΣ ΑΕ"),
        ("софия", "Софийски университет, София"),
        ("sofia", "София"),
        ("balgaria", "българия"),
        ("bulgarsk", "bulgarska"),
        ("nis", "Ниш"),
        ("kyiv", "Київ"),
        ("l'oreal", "L’Oréal"),
        ("finance", "ﬁnance"),
    ],
)
def test_a_plain_keyboard_finds_the_name(query: str, name: str) -> None:
    assert finds(query, fold(name))


@pytest.mark.parametrize(("query", "name"), [("elecom", "Télécom"), ("", "Télécom"), ("***", "Télécom"), ("tel paris", "Télécom Lyon")])
def test_what_is_not_asked_for_is_not_found(query: str, name: str) -> None:
    assert not finds(query, fold(name))


def test_operators_of_search_engines_are_only_words() -> None:
    assert terms('NEAR("a" OR b*) -c & !d:* col:e ^f') == ("near", "a", "or", "b", "c", "d", "col", "e", "f")


def test_a_pasted_page_asks_for_its_first_words_only() -> None:
    page = " ".join(f"word{number}" for number in range(1000))

    assert terms(page) == tuple(f"word{number}" for number in range(MOST_TERMS))


def test_the_index_holds_a_foreign_word_and_its_two_latin_spellings() -> None:
    assert fold("Ευρώπη, ΑΕ") == "ευρωπη αε evropi europi ae"
    assert fold("Чехия Ltd") == "чехия ltd chehia cehija"


@pytest.mark.parametrize(
    ("word", "passport", "letters"),
    [
        ("ευαγγελία", "evangelia", "euaggelia"),
        ("αυτοκίνητο", "aftokinito", "autokinito"),
        ("μπαμπάς", "bampas", "mpampas"),
        ("σύγχρονη", "synchroni", "sygchroni"),
        ("προϋπολογισμός", "proypologismos", "proypologismos"),
        ("николай", "nikolay", "nikolaj"),
        ("щастие", "shtastie", "scastie"),
        ("харків", "kharkiv", "harkiv"),
        ("љубљана", "ljubljana", "ljubljana"),
    ],
)
def test_greek_and_cyrillic_are_spelt_by_their_official_systems(word: str, passport: str, letters: str) -> None:
    assert (latin.passport(word), latin.letter_by_letter(word)) == (passport, letters)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  ACME   Sécurité\tS.A. ", "acme securite s.a."),
        ("ACME Sécurité SA", "acme securite sa"),
        ("Müller & Söhne GmbH", "muller & sohne gmbh"),
        ("Zero\u200bwidth\u00adname", "zerowidthname"),
    ],
)
def test_names_are_compared_with_their_punctuation_and_legal_form(name: str, expected: str) -> None:
    assert normalised_name(name) == expected


def test_twenty_thousand_names_are_folded_well_within_a_second() -> None:
    names = [f"Société Générale nº {number} Łódź {'Ευρώπη ΑΕ' if number % 20 == 0 else 's.r.o.'}" for number in range(20_000)]

    began = time.perf_counter()
    folded = [fold(name) for name in names]
    took = time.perf_counter() - began

    assert len(set(folded)) == 20_000
    assert took < 1.0
