"""Expressions in words, and as parts that can be taken away or added."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from entente.engine.audience import Both, Either, Everyone, Except, Expression, Named, written
from entente.notices import sources
from entente.notices.queries import read
from entente.notices.refusals import CannotResolve


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of an audience in words, and the audience without it."""

    words: str
    without: str


@dataclass(slots=True)
class Phrases:
    """Labels are asked of each noun's room once."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def words(self, expression: Expression) -> str:
        match expression:
            case Everyone():
                return _("everyone")
            case Named(noun, values):
                label = sources.label_of(sources.source(noun))
                return f"{label}: {_(' or ').join(self._label(noun, value) for value in values)}"
            case Except(part):
                return _("not %(part)s") % {"part": self._inside(part)}
            case Both(parts):
                return _(" and ").join(map(self._inside, parts))
            case Either(parts):
                return _(" or ").join(map(self._inside, parts))

    def said(self, text: str) -> str:
        """The same of an expression that is kept; as it stands where a noun or its reading has gone since."""
        try:
            return self.words(read(text)) if text else ""
        except (CannotResolve, LookupError):
            return text

    def chips(self, expression: Expression) -> list[Chip]:
        """The parts at the top, which are joined by `joint`."""
        parts = parts_of(expression)
        return [Chip(self.words(part), _without(expression, place)) for place, part in enumerate(parts)]

    def _inside(self, part: Expression) -> str:
        return f"({self.words(part)})" if isinstance(part, Both | Either) else self.words(part)

    def _label(self, noun: str, value: str) -> str:
        if noun not in self.labels:
            self.labels[noun] = {known: label for known, label, _count in sources.source(noun).values()}
        return self.labels[noun].get(value, value)


def parts_of(expression: Expression) -> Sequence[Expression]:
    return expression.parts if isinstance(expression, Both | Either) else [expression]


def joint(expression: Expression) -> str:
    return _("or") if isinstance(expression, Either) else _("and")


def added(expression: Expression | None, how: str, noun: str, values: Sequence[str]) -> Expression:
    """The audience with one more part: "and", "or" or "not"."""
    part: Expression = Except(Named(noun, tuple(values))) if how == "not" else Named(noun, tuple(values))
    if expression is None:
        return Both((Everyone(), part)) if how == "not" else part
    kind: type[Both] | type[Either] = Either if how == "or" else Both
    return kind((*expression.parts, part) if isinstance(expression, kind) else (expression, part))


def _without(expression: Expression, place: int) -> str:
    left = tuple(part for at, part in enumerate(parts_of(expression)) if at != place)
    if len(left) > 1:
        return written(Either(left) if isinstance(expression, Either) else Both(left))
    return written(left[0]) if left else ""
