"""Reading an expression that a person typed: where it cannot be read, it says at which sign, and what would have fitted."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from entente.engine.audience.expression import NOUN, Both, Either, Everyone, Except, Expression, Named

LONGEST = 4000  # signs
DEEPEST = 40  # parentheses and nots inside one another

_TOKEN = re.compile(r"""\s*(?:(?P<quoted>"(?:[^"]|"")*")|(?P<sign>[():,])|(?P<word>[^\s():,"]+))""")


class Expected(Enum):
    """What would have fitted."""

    AUDIENCE = "an audience such as group:WG3, not, or an opening parenthesis"
    COLON = "a colon and a value after the noun"
    VALUE = "a value, in quotes when it holds spaces"
    JOINT = "and, or, or the end"
    CLOSING = "and, or, or a closing parenthesis"
    QUOTE = "a closing quote"
    LESS = "a shorter expression"


class Unreadable(ValueError):
    """The text is no expression from this sign on; signs count from 1."""

    def __init__(self, position: int, found: str, expected: Expected) -> None:
        super().__init__(f"Sign {position}: {expected.value} was expected, not {found or 'the end'!r}.")
        self.position, self.found, self.expected = position, found, expected


class Token(NamedTuple):
    text: str
    position: int
    is_quoted: bool = False

    @property
    def word(self) -> str:
        """What a bare word means whatever its case; nothing for a quoted one."""
        return "" if self.is_quoted else self.text.lower()


def read(text: str) -> Expression:
    """The expression that a text says; `and` binds closer than `or`, `not` closest."""
    if len(text) > LONGEST:
        raise Unreadable(LONGEST + 1, text[LONGEST : LONGEST + 10], Expected.LESS)
    reader = _Reader(_tokens(text))
    expression = reader.either(0)
    reader.demand("", Expected.JOINT)
    return expression


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise Unreadable(start + 1, text[start:], Expected.QUOTE)
        kind = found.lastgroup or ""
        said = found[kind]
        tokens.append(Token(said[1:-1].replace('""', '"') if kind == "quoted" else said, found.start(kind) + 1, kind == "quoted"))
        at = found.end()
    return [*tokens, Token("", len(text.rstrip()) + 1)]


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def takes(self, word: str) -> bool:
        """Goes on if this word stands here."""
        if stands := self.now.word == word and not self.is_at_end:
            self.at += 1
        return stands

    @property
    def is_at_end(self) -> bool:
        return self.at == len(self.tokens) - 1

    def demand(self, word: str, expected: Expected) -> None:
        if word == "" and self.is_at_end:
            return
        if word == "" or not self.takes(word):
            raise self.unreadable(expected)

    def unreadable(self, expected: Expected) -> Unreadable:
        return Unreadable(self.now.position, self.now.text, expected)

    def either(self, depth: int) -> Expression:
        return self.joined("or", Either, lambda: self.both(depth))

    def both(self, depth: int) -> Expression:
        return self.joined("and", Both, lambda: self.single(depth))

    def joined(self, word: str, kind: type[Both] | type[Either], part: Callable[[], Expression]) -> Expression:
        parts = [part()]
        while self.takes(word):
            parts.append(part())
        return kind(tuple(parts)) if len(parts) > 1 else parts[0]

    def single(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise self.unreadable(Expected.LESS)
        if self.takes("not"):
            return Except(self.single(depth + 1))
        if self.takes("("):
            inner = self.either(depth + 1)
            self.demand(")", Expected.CLOSING)
            return inner
        return Everyone() if self.takes("everyone") else self.named()

    def named(self) -> Named:
        noun = self.now
        if not NOUN.fullmatch(noun.word) or noun.word in {"and", "or"}:
            raise self.unreadable(Expected.AUDIENCE)
        self.at += 1
        self.demand(":", Expected.COLON)
        values = [self.value()]
        while self.takes(","):
            values.append(self.value())
        return Named(noun.word, tuple(values))

    def value(self) -> str:
        token = self.now
        if self.is_at_end or not token.text or (not token.is_quoted and token.text in "():,"):
            raise self.unreadable(Expected.VALUE)
        self.at += 1
        return token.text
