"""Reading BLT, the field's format of ranked ballots: candidates and seats, withdrawn ones, a line a ballot, names, a title.

    4 2            candidates and seats
    -3             candidate 3 has withdrawn
    12 2 1 0       twelve ballots that rank 2, then 1
    0              the end of the ballots
    "Ann"          a name for each candidate, then a title
    "Board 2026"

Two candidates at one place ("2=3") are refused with their line: neither variant of the count says what such a ballot means, and putting
them into an order that the voter did not write would decide for it.

A weight may be a whole number, a decimal or a fraction such as 7/2. Names are quoted or not, and bytes that are not UTF-8 are read as
Windows-1252. A line that begins with # says nothing, except "# ALTERNATIVE NAME 3: Ann", which names a candidate where nothing else does.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from entente.engine.tally.ballots import Ballot, Candidate

_ALTERNATIVE = re.compile(r"#\s*ALTERNATIVE NAME (\d+):\s*(.*)", re.IGNORECASE)
_WEIGHT = re.compile(r"\d+(\.\d+|/\d+)?")
MOST = 10_000  # candidates; more is no election but a wrong file


class Malformed(ValueError):
    """The file cannot be read from this line on; lines count from 1. `expected` says what would have fitted, `found` what stands there."""

    def __init__(self, line: int, expected: str, found: str) -> None:
        super().__init__(
            f"Line {line}: expected {expected}, found {found.strip()[:60]!r}." if found else f"Line {line}: expected {expected}."
        )
        self.line, self.expected, self.found = line, expected, found


@dataclass(frozen=True, slots=True)
class Blt:
    """What a file holds."""

    title: str
    seats: int
    candidates: tuple[Candidate, ...]
    ballots: tuple[Ballot, ...]


Lines = Iterator[tuple[int, str]]


def read(content: bytes) -> Blt:
    """Raises `Malformed`."""
    lines = decoded(content).splitlines()
    alternatives = {found[1]: found[2] for line in lines if (found := _ALTERNATIVE.match(line))}
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")]
    rest = iter([*told, (len(lines) + 1, "")])
    count, seats = _heads(*next(rest))
    ballots, withdrawn = _ballots(rest, count)
    names, title = _names([line for line in rest if line[1]], count, len(lines), alternatives)
    candidates = tuple(Candidate(number, names[number - 1], is_withdrawn=number in withdrawn) for number in range(1, count + 1))
    return Blt(title, seats, candidates, tuple(ballots))


def decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _heads(line: int, text: str) -> tuple[int, int]:
    parts = text.split()
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise Malformed(line, "two whole numbers, candidates and seats", text)
    count, seats = map(int, parts)
    if not 1 <= count <= MOST or not 1 <= seats <= MOST:
        raise Malformed(line, f"at least one candidate and one seat, and at most {MOST}", text)
    return count, seats


def _ballots(lines: Lines, count: int) -> tuple[list[Ballot], set[int]]:
    ballots, withdrawn = list[Ballot](), set[int]()
    for number, text in lines:
        parts = text.split()
        if parts == ["0"]:
            return ballots, withdrawn
        if parts and parts[0].startswith("-"):
            withdrawn.update(_withdrawn(number, text, parts, count))
        elif parts:
            ballots.append(_ballot(number, text, parts, count))
        else:
            raise Malformed(number, "a ballot, or a 0 alone on its line after the last one", text)
    raise AssertionError("the last line is empty")  # pragma: no cover


def _withdrawn(line: int, text: str, parts: list[str], count: int) -> Iterator[int]:
    for part in parts:
        if not re.fullmatch(r"-\d+", part) or not 1 <= -int(part) <= count:
            raise Malformed(line, f"the numbers of withdrawn candidates, each with a minus, from -1 to -{count}", text)
        yield -int(part)


def _ballot(line: int, text: str, parts: list[str], count: int) -> Ballot:
    weight, *ranking, end = parts if len(parts) > 1 else (parts[0], "")
    if not _WEIGHT.fullmatch(weight) or weight.endswith("/0") or not (value := Fraction(weight)):
        raise Malformed(line, "a weight above 0, then candidates in order of preference and a 0", text)
    if end != "0":
        raise Malformed(line, "a 0 at the end of the ballot", text)
    if any("=" in part for part in ranking):
        raise Malformed(line, "one candidate at each place: equal preferences such as 2=3 are not counted, write them in an order", text)
    if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= count for part in ranking):
        raise Malformed(line, f"candidate numbers from 1 to {count}", text)
    candidates = tuple(map(int, ranking))
    if len(set(candidates)) != len(candidates):
        raise Malformed(line, "each candidate at most once on a ballot", text)
    return Ballot(candidates, value)


def _names(lines: list[tuple[int, str]], count: int, last: int, alternatives: dict[str, str]) -> tuple[list[str], str]:
    if len(lines) <= 1 and len(alternatives) == count:
        return [alternatives.get(str(number), "") for number in range(1, count + 1)], _unquoted(lines[0][1]) if lines else ""
    if len(lines) < count:
        raise Malformed(last + 1, f"{count} names of candidates, one a line: {count - len(lines)} are missing", "")
    if len(lines) > count + 1:
        raise Malformed(lines[count + 1][0], "nothing after the title", lines[count + 1][1])
    names = [_unquoted(text) for _line, text in lines]
    return names[:count], names[count] if len(names) > count else ""


def _unquoted(text: str) -> str:
    """Without the quotes around it; some files quote twice, as spreadsheets do, or the party apart from the name."""
    cell = next(csv.reader([text.strip()], skipinitialspace=True), [""])
    return " ".join(cell[0].replace('"', " ").split()) if len(cell) == 1 else " ".join(text.replace('"', " ").split())
