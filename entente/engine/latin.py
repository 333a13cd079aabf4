"""Greek and Cyrillic words in Latin letters: as passports spell them, and letter by letter as scholars do."""

import re
import unicodedata

_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφωϋ", "avgdeziiklmnxoprsstyfoy", strict=True)) | {"θ": "th", "χ": "ch", "ψ": "ps"}
_CYRILLIC = dict(zip("абвгґдезиіјклмнопрстуфхыэ", "abvggdeziijklmnoprstufhye", strict=True)) | {
    "ж": "zh", "й": "y", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "", "ю": "yu", "я": "ya", "є": "ie",
    "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ѕ": "dz", "ѓ": "gj", "ќ": "kj",
}  # fmt: skip # Bulgaria's official system; what Bulgarian lacks, as the letter's own country writes it
_PASSPORT = _GREEK | _CYRILLIC
_SCHOLARLY = _PASSPORT | {"ж": "z", "й": "j", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja", "є": "je", "ї": "ji"}

_UKRAINIAN = _PASSPORT | {"г": "h", "и": "y", "х": "kh", "щ": "shch"}

_PAIRS = re.compile(r"[αεη][υύ](?=(?P<voiced>[αεηιοωυάέήίόώύϊϋΐΰβγδζλμνρ])?)|ο[υύ]|γ[γξχ]|^μπ|μπ$|ия$|ьо")
_FIXED = {"ου": "ou", "ού": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch", "μπ": "b", "ия": "ia", "ьо": "yo"}
_SECOND_OF_TWO_VOWELS = re.compile(r"(?<=[αεηο])[υύ]")
_ONLY_UKRAINIAN = re.compile(r"[ґєії]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_MARKS_THAT_TELL = "\u0301\u0306\u0308"  # acute, breve and diaeresis make other letters or other vowels


def is_foreign(text: str) -> bool:
    return _FOREIGN.search(text) is not None


def foreign_words(text: str) -> list[str]:
    """The Greek and Cyrillic words of a text in composed lower case: и and й are still two letters, which folding makes one."""
    return [word for word in re.findall(r"[^\W_]+", _composed(text)) if is_foreign(word)]


def passport(word: str) -> str:
    """ELOT 743 for Greek, Bulgaria's or Ukraine's official system for Cyrillic: Ευρώπη is Evropi, София Sofia, Київ Kyiv."""
    table = _UKRAINIAN if _ONLY_UKRAINIAN.search(word) else _PASSPORT
    return _spelt(_PAIRS.sub(_pair, word), table)


def letter_by_letter(word: str) -> str:
    """No letter looks at what follows it, so the beginning of a word is spelt as the beginning of its spelling: Ευρώπη is Europi."""
    return _spelt(_SECOND_OF_TWO_VOWELS.sub("u", word), _SCHOLARLY)


def _pair(match: re.Match[str]) -> str:
    pair = match[0]
    return _FIXED.get(pair) or _GREEK[pair[0]] + ("v" if match["voiced"] else "f")


def _spelt(word: str, table: dict[str, str]) -> str:
    return "".join(table[letter] if letter in table else table.get(_base(letter), letter) for letter in word)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _composed(text: str) -> str:
    loose = unicodedata.normalize("NFKD", text).lower()
    told = "".join(letter for letter in loose if letter in _MARKS_THAT_TELL or not _is_mark(letter))
    return "".join(letter for letter in unicodedata.normalize("NFC", told) if not _is_mark(letter))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
