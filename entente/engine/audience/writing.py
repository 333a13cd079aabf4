"""An expression as text, in the one way in which it reads back as itself."""

import re

from entente.engine.audience.expression import Both, Either, Everyone, Except, Expression, Named

PLAIN = re.compile(r"[^\s(),:\"]+")  # a value that needs no quotes
KEYWORDS = frozenset({"and", "or", "not", "everyone"})


def written(expression: Expression) -> str:
    match expression:
        case Everyone():
            return "everyone"
        case Named(noun, values):
            return f"{noun}:{','.join(map(quoted, values))}"
        case Except(part):
            return f"not {_inside(part, (Both, Either))}"
        case Both(parts):
            return " and ".join(_inside(part, (Both, Either)) for part in parts)
        case Either(parts):
            return " or ".join(_inside(part, (Either,)) for part in parts)


def quoted(value: str) -> str:
    """The value as it stands, or in quotes where it could be read as something else; a quote inside is doubled."""
    if PLAIN.fullmatch(value) and value.lower() not in KEYWORDS:
        return value
    return '"' + value.replace('"', '""') + '"'


def _inside(part: Expression, looser: tuple[type, ...]) -> str:
    return f"({written(part)})" if isinstance(part, looser) else written(part)
