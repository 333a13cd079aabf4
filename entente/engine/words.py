"""Words as they are looked for: without case, accents or script, so that any keyboard finds any name."""

import unicodedata
from functools import lru_cache

from entente.engine import latin

LONGEST = 64  # letters of a word that count; PostgreSQL drops words beyond 2,046 bytes
MOST_TERMS = 16  # words of a question that count, whatever is pasted into it

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"})
_LETTERS = {"Lu", "Ll", "Lt", "Lo"}
_INVISIBLE = {"Cf", "Cs"}


def fold(text: str) -> str:
    """What the index holds: the folded words of a text, and the Latin spellings of those in Greek or Cyrillic."""
    words = _words(text)
    folded = " ".join(words)
    if folded.isascii() or not latin.is_foreign(folded):
        return folded
    return " ".join([*words, *_spellings(text, set(words))])


def terms(query: str) -> tuple[str, ...]:
    """What a question asks for; each stands for every word that begins with it. Letters and digits only, so nothing is an operator."""
    return tuple(dict.fromkeys(_words(query)))[:MOST_TERMS]


def finds(query: str, folded: str) -> bool:
    """Whether a question finds a folded text: what every index has to agree with. A question without words finds nothing."""
    asked, words = terms(query), folded.split()
    return bool(asked) and all(any(word.startswith(term) for word in words) for term in asked)


def normalised_name(name: str) -> str:
    """A name as compared for equality within a country: punctuation and legal form count; case, accents and spacing do not."""
    return " ".join(name.translate(_NAMES).split())


def _words(text: str) -> list[str]:
    return [word[:LONGEST] for word in text.translate(_WORDS).split()]


def _spellings(text: str, known: set[str]) -> list[str]:
    spelt = (word for foreign in latin.foreign_words(text) for spelling in _spelt(foreign) for word in _words(spelling))
    return [word for word in dict.fromkeys(spelt) if word not in known]


@lru_cache(maxsize=65536)
def _spelt(word: str) -> tuple[str, str]:
    return latin.passport(word), latin.letter_by_letter(word)


class _Table(dict[int, str]):
    """Letter -> folded letters, worked out once for each letter that is ever met."""

    def __init__(self, *, keeps_punctuation: bool) -> None:
        super().__init__()
        self.keeps_punctuation = keeps_punctuation

    def __missing__(self, point: int) -> str:
        folded = "".join(self._kept(letter) for letter in _plain(chr(point)))
        self[point] = folded
        return folded

    def _kept(self, letter: str) -> str:
        if word_letter := _word_letter(letter):
            return word_letter
        if unicodedata.category(letter) in _INVISIBLE:
            return ""
        return letter if self.keeps_punctuation and letter.isprintable() else " "


def _plain(letter: str) -> str:
    """One letter by NFKD, marks dropped, casefold, and the letters that carry their mark inside."""
    bare = _unmarked(unicodedata.normalize("NFKD", letter)).casefold()
    return _unmarked(unicodedata.normalize("NFKD", bare)).translate(_PLAIN)


def _word_letter(letter: str) -> str:
    """The letter or digit if it belongs to words. Unicode 3.2 decides: the part that every search engine reads alike."""
    category = unicodedata.ucd_3_2_0.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return letter if category in _LETTERS else ""


def _unmarked(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.category(letter).startswith("M"))


_WORDS = _Table(keeps_punctuation=False)
_NAMES = _Table(keeps_punctuation=True)
