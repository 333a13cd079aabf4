"""CVSS 4.0: a vector's score, computed as FIRST's specification does (https://www.first.org/cvss/v4-0/specification-document, section 8).

A vector belongs to one of 270 classes, whose scores experts ranked; within its class it loses a part of the way down to the next lower
classes, in proportion to how far it stands below the worst vector of its class. Arithmetic is exact, so that halves round as they should.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

PREFIX = "CVSS:4.0/"
BASE = {
    **{"AV": "NALP", "AC": "LH", "AT": "NP", "PR": "NLH", "UI": "NPA"},
    **dict.fromkeys(("VC", "VI", "VA", "SC", "SI", "SA"), "HLN"),
}
OPTIONAL = {
    **{"E": "XAPU", "CR": "XHML", "IR": "XHML", "AR": "XHML"},
    **{f"M{name}": f"X{values}" for name, values in BASE.items()},
    **{"MSI": "XSHLN", "MSA": "XSHLN", "S": "XNP", "AU": "XNY", "R": "XAUI", "V": "XDC", "RE": "XLMH"},
}
PROVIDER = ("X", "Clear", "Green", "Amber", "Red")
_WORST = {"E": "A", "CR": "H", "IR": "H", "AR": "H"}  # what is not known counts as the worst
_ORDER = BASE | {"SI": "SHLN", "SA": "SHLN", "CR": "HML", "IR": "HML", "AR": "HML"}  # from worst to best, one step a tenth
_CLASSES = list(product(range(3), range(2), ((0, 0), (0, 1), (1, 0), (1, 1), (2, 1)), range(3), range(3)))
_TABLE = (  # tenths of the score of each class, as FIRST publishes them
    "100 98 95 100 93 91 93 89 81 99 95 92 96 87 81 90 80 68 98 95 90 93 89 81 88 78 69 95 92 84 "
    "92 81 65 80 70 48 92 82 72 79 69 50 69 55 27 99 95 92 95 90 84 92 82 72 97 92 85 91 83 71 "
    "81 71 53 95 92 85 92 80 70 84 71 50 93 85 73 82 72 59 70 52 30 86 75 52 71 52 29 63 29 17 "
    "98 94 91 94 86 77 87 74 63 95 87 81 89 74 64 75 63 49 94 88 76 86 74 59 72 57 52 89 77 67 "
    "76 58 50 57 52 25 83 70 54 65 58 26 53 21 13 95 88 76 90 75 61 77 68 52 90 76 70 77 62 53 "
    "66 59 30 89 76 62 74 57 47 61 57 24 78 67 58 59 57 23 52 29 16 71 59 30 58 26 15 23 13 6 "
    "93 86 75 86 74 56 70 52 40 87 72 58 74 61 34 54 40 22 85 74 62 72 55 46 53 34 19 75 55 51 "
    "57 41 19 36 19 8 64 51 20 47 21 11 24 9 4 88 73 60 73 59 41 54 45 20 75 53 50 55 40 20 "
    "43 22 11 75 58 40 61 48 20 46 17 8 55 45 21 51 18 9 18 7 2 53 24 14 24 12 5 10 3 1 "
)
_SCORES = dict(zip(_CLASSES, map(int, _TABLE.split()), strict=True))
_HIGHEST: Mapping[str, Mapping[object, tuple[str, ...]]] = {  # the worst vectors of a class, and how many steps it is deep
    "AV PR UI": {0: ("N N N",), 1: ("A N N", "N L N", "N N P"), 2: ("P N N", "A L P")},
    "AC AT": {0: ("L N",), 1: ("H N", "L P")},
    "VC VI VA CR IR AR": {
        (0, 0): ("H H H H H H",),
        (0, 1): ("H H L M M H", "H H H M M M"),
        (1, 0): ("L H H H H H", "H L H H H H"),
        (1, 1): ("L H L H M H", "L H H H M M", "H L H M H M", "H L L M H H", "L L H H H M"),
        (2, 1): ("L L L H H H",),
    },
    "SC SI SA": {0: ("H S S",), 1: ("H H H",), 2: ("L L L",)},
}
_DEPTH: tuple[Mapping[object, int], ...] = (
    {0: 1, 1: 4, 2: 5},
    {0: 1, 1: 2},
    {(0, 0): 7, (0, 1): 6, (1, 0): 8, (1, 1): 8, (2, 1): 10},
    {0: 6, 1: 5, 2: 4},
)
_BELOW: Mapping[tuple[int, int], tuple[tuple[int, int], ...]] = {
    (0, 0): ((0, 1), (1, 0)),
    (0, 1): ((1, 1),),
    (1, 0): ((1, 1),),
    (1, 1): ((2, 1),),
    (2, 1): (),
}


class NotAVector(ValueError):
    """The text is no CVSS 4.0 vector; the sentence says which part of it is wrong."""


@dataclass(frozen=True, slots=True)
class Scored:
    score: Decimal
    severity: str  # none, low, medium, high, critical


def read(vector: str) -> dict[str, str]:
    """The metrics that a vector states."""
    if not vector.startswith(PREFIX):
        raise NotAVector(f"a vector begins with {PREFIX}")
    found: dict[str, str] = {}
    for part in vector.removeprefix(PREFIX).split("/"):
        name, _colon, value = part.partition(":")
        allowed = PROVIDER if name == "U" else tuple(BASE.get(name) or OPTIONAL.get(name, ""))
        if value not in allowed:
            raise NotAVector(f"{part[:20]!r} is no metric of CVSS 4.0")
        if name in found:
            raise NotAVector(f"{name} stands there twice")
        found[name] = value
    if missing := [name for name in BASE if name not in found]:
        raise NotAVector(f"{', '.join(missing)} is missing")
    return found


def score(vector: str) -> Scored:
    """Of what the vector states: base metrics, threat and environment together."""
    metrics = _effective(read(vector))
    if all(metrics[name] == "N" for name in ("VC", "VI", "VA", "SC", "SI", "SA")):
        return Scored(Decimal("0.0"), "none")
    found = _class(metrics)
    worth = Fraction(_SCORES[found], 10)
    ways = _ways_down(found, worth, metrics)
    lost = sum(ways, Fraction(0)) / len(ways) if ways else Fraction(0)
    exact = max(Fraction(0), min(Fraction(10), worth - lost)) * 10
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    value = (rounded / 10).quantize(Decimal("0.1"))
    return Scored(value, severity(value))


def severity(value: Decimal) -> str:
    """The word of the qualitative scale, the same in versions 3 and 4."""
    if value == 0:
        return "none"
    return "low" if value < 4 else "medium" if value < 7 else "high" if value < 9 else "critical"


def _effective(stated: Mapping[str, str]) -> dict[str, str]:
    """Modified metrics in place of those they modify."""
    found = {name: _WORST[name] if stated.get(name, "X") == "X" else stated[name] for name in _WORST}
    for name in BASE:
        modified = stated.get(f"M{name}", "X")
        found[name] = stated[name] if modified == "X" else modified
    return found


_Class = tuple[int, int, tuple[int, int], int, int]


def _class(m: Mapping[str, str]) -> _Class:
    attack = [m["AV"], m["PR"], m["UI"]].count("N")
    one = 0 if attack == 3 else 1 if attack and m["AV"] != "P" else 2
    two = 0 if (m["AC"], m["AT"]) == ("L", "N") else 1
    three = 0 if m["VC"] == m["VI"] == "H" else 1 if "H" in (m["VC"], m["VI"], m["VA"]) else 2
    four = 0 if "S" in (m["SI"], m["SA"]) else 1 if "H" in (m["SC"], m["SI"], m["SA"]) else 2
    six = 0 if any(m[f"{one}R"] == "H" == m[f"V{one}"] for one in "CIA") else 1
    return one, two, (three, six), four, "APU".index(m["E"])


def _ways_down(found: _Class, worth: Fraction, metrics: Mapping[str, str]) -> list[Fraction]:
    """For each way to a lower class, how much of it the vector has gone."""
    ways = []
    for place, below in enumerate(_below(found)):
        if lower := [_SCORES[one] for one in below if one in _SCORES]:
            ways.append((worth - Fraction(max(lower), 10)) * _share(place, found[place], metrics))
    return ways


def _below(found: _Class) -> list[list[_Class]]:
    """The next lower classes, way by way."""
    one, two, three, four, five = found
    return [
        [(one + 1, two, three, four, five)],
        [(one, two + 1, three, four, five)],
        [(one, two, step, four, five) for step in _BELOW[three]],
        [(one, two, three, four + 1, five)],
        [(one, two, three, four, five + 1)],
    ]


def _share(place: int, level: object, metrics: Mapping[str, str]) -> Fraction:
    """How far below the worst of its class, of the class's depth; exploit maturity has no steps within a class."""
    if place == 4:
        return Fraction(0)
    names, highest = list(_HIGHEST.items())[place]
    for worst in highest[level]:
        steps = [
            _ORDER[name].index(metrics[name]) - _ORDER[name].index(top) for name, top in zip(names.split(), worst.split(), strict=True)
        ]
        if min(steps) >= 0:
            return Fraction(sum(steps), _DEPTH[place][level])
    raise AssertionError("every vector stands below a worst one of its class")
