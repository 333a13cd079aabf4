"""Where the words that were asked for stand in a text, so that a page can show them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.engine.words import fold

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
BEFORE = 60  # letters of context before the first word found


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is a word that was asked for."""

    text: str
    is_found: bool = False


def pieces(text: str, terms: Sequence[str]) -> list[Piece]:
    """The text in stretches that together are the text again; found is every word that some term begins, however it is spelt."""
    found, last = [], 0
    for start, end in _spans(text, terms):
        found += [Piece(text[last:start]), Piece(text[start:end], is_found=True)]
        last = end
    return [piece for piece in [*found, Piece(text[last:])] if piece.text]


def excerpt(text: str, terms: Sequence[str], most: int = 200) -> list[Piece]:
    """About so many letters of the text around the first word found; its beginning where none is."""
    text = " ".join(text.split())
    first = next((start for start, _end in _spans(text, terms)), 0)
    begin = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
    end = begin + most if begin + most < len(text) else len(text)
    if end < len(text) and (space := text.rfind(" ", begin, end)) > begin:
        end = space
    shown = f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"
    return pieces(shown, terms)


def _spans(text: str, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text):
        folded = fold(word.group()).split()
        if any(one.startswith(term) for one in folded for term in terms):
            yield word.span()
