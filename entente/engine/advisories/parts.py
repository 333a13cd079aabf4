"""Values of foreign JSON, taken for what they are or not at all."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from entente.engine import cvss4
from entente.engine.advisories.draft import LINK, MOST_LINKS, UNKNOWN, Severity, Unreadable
from entente.engine.marking import Marking, read
from entente.engine.signs import one_line, readable

_SECTORS = {
    "demand-energy": "energy electric electricity gas oil utilities",
    "demand-finance": "finance financial financial-services bank banking payment insurance",
    "demand-transport": "transport transportation civil-aviation aviation maritime automotive travel rail",
    "demand-health": "health healthcare pharmacy pharmaceuticals hospitals",
    "demand-smart-cities": "smart-cities water infrastructure-water",
    "demand-industry-4.0": "manufacturing industry chemical electronic steel industry-4.0",
    "demand-telecom-media": "telecoms telecommunications telecom communications news-media entertainment",
    "demand-e-government": "government government-national government-regional government-local government-administration"
    " public-administration",
}
_BY_WORD = {word: code for code, words in _SECTORS.items() for word in words.split()} | {code: code for code in _SECTORS}


def parsed(text: str) -> Any:
    """JSON, or a sentence that says where it breaks."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise Unreadable("The file is nested too deeply to be an advisory.") from None
    except ValueError as why:
        raise Unreadable(f"The file is not JSON: {str(why)[:120]}.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def line(value: Any, most: int) -> str:
    return one_line(value, most) if isinstance(value, str) else ""


def text(value: Any, most: int) -> str:
    return readable(value).strip()[:most].strip() if isinstance(value, str) else ""


def links(values: Iterable[Any]) -> tuple[str, ...]:
    """Addresses of the web, each once; whatever else stands there is left aside."""
    found = (line(value, LINK + 1) for value in values)
    kept = (one for one in found if one.startswith(("https://", "http://")) and len(one) <= LINK and " " not in one)
    return tuple(dict.fromkeys(kept))[:MOST_LINKS]


def day(value: Any) -> date | None:
    """A day or an instant as ISO 8601 writes it, or as ENISA does: "Apr 15, 2025, 8:30:58 PM"."""
    said = line(value, 40)
    for known in (_as_iso, _as_enisa):
        try:
            return known(said)
        except (ValueError, OverflowError):
            continue
    return None


def _as_iso(said: str) -> date:
    return datetime.fromisoformat(said).date()


def _as_enisa(said: str) -> date:
    return datetime.strptime(f"{said} +0000", "%b %d, %Y, %I:%M:%S %p %z").date()


def score(value: Any) -> Decimal | None:
    """A score of 0 to 10 in tenths; anything else is not known."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value)).quantize(Decimal("0.1"))
    except InvalidOperation:
        return None
    return found if 0 <= found <= 10 else None


def severity(version: Any, vector: Any, declared: Any) -> Severity:
    """A vector of version 4 is computed; of others, what the source declares stands."""
    said, number = line(vector, 300), score(declared)
    if said.startswith(cvss4.PREFIX):
        try:
            return Severity("4.0", said, cvss4.score(said).score, "computed")
        except cvss4.NotAVector:
            said = ""
    if number is None:
        return Severity(line(version, 8), said) if said else UNKNOWN
    return Severity(line(str(version) if isinstance(version, int | float) else version, 8), said, number, "declared")


def severest(found: Iterable[Severity]) -> Severity:
    """The newest version's; among those the highest."""
    ranked = sorted(found, key=lambda one: (one.score is not None, one.version, one.score or Decimal(0)))
    return ranked[-1] if ranked else UNKNOWN


def sectors(words: Iterable[Any]) -> tuple[str, ...]:
    """Codes of the sectors of demand that these words of others name; a word we do not know names none."""
    found = ("-".join(line(word, 60).lower().replace(",", " ").replace("-", " ").split()) for word in words)
    return tuple(sorted({_BY_WORD[word] for word in found if word in _BY_WORD}))


def strictest(labels: Iterable[Any]) -> Marking | None:
    """Of several labels the strictest; one that cannot be read counts as none."""
    found = [one for label in labels if isinstance(label, str) and (one := read(label))]
    return max(found, default=None)
