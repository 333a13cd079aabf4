"""The criteria of a label as a form that is read and judged: what is met, what is not, and what nobody said.

Source of the shipped criteria: https://cybercompetence.sk/podmienky-udelenia-znacky/ (in entente/industry/reference). A criterion is one
line of five parts: `code | kind | evidence | title | what is asked`. Kinds: `yes` (declared), `above 50` (a share in per cent, strictly
more), `place` (a country of those that count).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

MOST = 40
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_ABOVE = re.compile(r"above (\d{1,2}(?:\.\d{1,2})?)")


class Kind(StrEnum):
    YES = "yes"
    ABOVE = "above"
    PLACE = "place"


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    NOT_SAID = "not_said"
    NO_EVIDENCE = "no_evidence"


class Malformed(ValueError):
    """Not a list of criteria; the text names the line and what was expected there."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """`more_than`: per cent, of kind `above` only. `needs_evidence`: a file has to be brought with the answer."""

    code: str
    kind: Kind
    title: str
    text: str
    needs_evidence: bool = False
    more_than: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    criterion: Criterion
    said: str
    verdict: Verdict


def read(lines: str) -> tuple[Criterion, ...]:
    """The criteria in their order; raises Malformed for what is no line, a code that comes twice, none at all or more than forty."""
    found = tuple(_line(number, line) for number, line in enumerate(lines.splitlines(), 1) if line.strip())
    codes = [one.code for one in found]
    if twice := next((code for code in codes if codes.count(code) > 1), None):
        raise Malformed(f"“{twice}” stands twice; give each criterion a code of its own.")
    if not 1 <= len(found) <= MOST:
        raise Malformed(f"There are {len(found)} criteria; write between 1 and {MOST}, one a line.")
    return found


def write(criteria: Iterable[Criterion]) -> str:
    """The text that `read` reads as the same criteria."""
    return "\n".join(
        " | ".join([one.code, _kind_of(one), "evidence" if one.needs_evidence else "no evidence", one.title, one.text]) for one in criteria
    )


def judge(criteria: Sequence[Criterion], said: Mapping[str, str], evidence: Collection[str], places: Collection[str]) -> tuple[Judged, ...]:
    """Each criterion with its verdict. `said`: answers by code ("yes", a share in per cent, a country's code); an empty one is not said.
    `evidence`: codes for which a file was brought. `places`: the countries that count."""
    return tuple(
        Judged(one, said.get(one.code, ""), _verdict(one, said.get(one.code, ""), one.code in evidence, places)) for one in criteria
    )


def meets(judged: Iterable[Judged]) -> bool:
    """Every criterion is met: none weighs another up."""
    return all(one.verdict == Verdict.MET for one in judged)


def _verdict(one: Criterion, said: str, shown: bool, places: Collection[str]) -> Verdict:
    if not said:
        return Verdict.NOT_SAID
    if not _is_met(one, said, places):
        return Verdict.NOT_MET
    return Verdict.NO_EVIDENCE if one.needs_evidence and not shown else Verdict.MET


def _is_met(one: Criterion, said: str, places: Collection[str]) -> bool:
    if one.kind == Kind.PLACE:
        return said in places
    if one.kind == Kind.YES:
        return said == "yes"
    try:
        share = Decimal(said)
    except InvalidOperation:
        return False
    return share.is_finite() and (one.more_than or 0) < share <= 100


def _line(number: int, line: str) -> Criterion:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 5 or not all(parts):
        raise Malformed(
            f"Line {number}: write five parts with | between them: code | kind | evidence or no evidence | title | what is asked."
        )
    code, kind, evidence, title, text = parts
    if not _CODE.fullmatch(code):
        raise Malformed(f"Line {number}: “{code[:40]}” is no code; use small letters, digits and hyphens.")
    if evidence not in {"evidence", "no evidence"}:
        raise Malformed(f"Line {number}: the third part is “evidence” or “no evidence”, not “{evidence[:40]}”.")
    above = _ABOVE.fullmatch(kind)
    if not above and kind not in {Kind.YES, Kind.PLACE}:
        raise Malformed(f"Line {number}: “{kind[:40]}” is no kind; write yes, place, or above and a share such as above 50.")
    more_than = Decimal(above.group(1)) if above else None
    return Criterion(code, Kind.ABOVE if above else Kind(kind), title[:200], text[:1000], evidence == "evidence", more_than)


def _kind_of(one: Criterion) -> str:
    return f"above {one.more_than}" if one.kind == Kind.ABOVE else one.kind.value
