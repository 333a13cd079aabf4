"""What readers of a large directory ask for: 500 different addresses from a seed, in the shares that docs/benchmarks.md states."""

import random
from urllib.parse import urlencode

from benchmarks.instances.organisations import ABOUT, HEADS, MIDDLES, TAILS, WEIGHTS
from entente.members.choices import Kind, SizeClass
from entente.vocabulary.reference import shipped

COUNT = 500
SHARES = {"none": 20, "one": 40, "several": 25, "words": 15}
CATEGORIES = ["rto-university", "sme", "large-company", "association", "public-administration", "user-operator"]


def addresses(slugs: list[str], seed: int = 2018) -> dict[str, list[str]]:
    """By kind of question; together 500, all different. Without a filter, they are pages further down the list."""
    dice = random.Random(seed)
    found: dict[str, list[str]] = {}
    for kind, share in SHARES.items():
        wanted: dict[str, None] = {}
        while len(wanted) < COUNT * share // 100:
            wanted[_address(_query(kind, dice, slugs))] = None
        found[kind] = list(wanted)
    return found


def _query(kind: str, dice: random.Random, slugs: list[str]) -> list[tuple[str, str]]:
    if kind == "none":
        return dice.choice([[("after", dice.choice(slugs))], [("after", dice.choice(slugs)), ("sort", "joined")]])
    if kind == "words":
        return [("q", _words(dice)), *dice.choice([[], [], [_filter(dice)]])]
    return [_filter(dice) for _ in range(1 if kind == "one" else dice.randrange(2, 5))]


def _filter(dice: random.Random) -> tuple[str, str]:
    edition = shipped()
    name = dice.choice(["category", "country", "sector", "expertise", "region", "kind", "size", "standing"])
    values = {
        "category": CATEGORIES,
        "country": list(WEIGHTS),
        "sector": [one.code for one in edition.sectors],
        "expertise": [one.code for one in edition.expertise],
        "region": [one.code for one in edition.regions if len(one.code) in (3, 4)],
        "kind": [str(kind) for kind in Kind.values],
        "size": [str(size) for size in SizeClass.values],
        "standing": ["applicant", "suspended", "left", "known"],
    }[name]
    return (name, dice.choice(values))


def _words(dice: random.Random) -> str:
    """A word, the beginning of one, or two of them, as people type."""
    one, other = dice.choice([*HEADS, *MIDDLES, *TAILS, *ABOUT]), dice.choice([*TAILS, *ABOUT])
    return dice.choice([one, one[:3], one[:4], f"{one} {other[:4]}", f"{one[:3]} {other}"])


def _address(query: list[tuple[str, str]]) -> str:
    return f"/members/?{urlencode(sorted(query))}"
