"""Fictional certificates by the hundred thousand, the same for the same seed: products, holders, levels, dates; and what readers ask."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from benchmarks.instances.organisations import HEADS, MIDDLES, TAILS
from entente.certification.imports.certificate_facts import CertificateFacts, course
from entente.engine import assurance, schemes

SCHEMES = {"cc-fr": 30, "cc-de": 18, "cc-nl": 16, "cc-us": 14, "cc-ca": 6, "cc-es": 6, "cc-jp": 4, "eucc": 4, "cspn": 1, "bsz": 1}
CATEGORIES = {
    "ICs, Smart Cards and Smart Card-Related Devices and Systems": 45,
    "Network and Network-Related Devices and Systems": 20,
    "Boundary Protection Devices and Systems": 8,
    "Operating Systems": 6,
    "Multi-Function Devices": 9,
    "Data Protection": 4,
    "Products for Digital Signatures": 4,
    "Other Devices and Systems": 4,
}
LEVELS = (
    "EAL4+,ALC_DVS.2,AVA_VAN.5",
    "EAL5+,ALC_DVS.2,AVA_VAN.5",
    "EAL6+,ALC_FLR.1",
    "EAL2+,ALC_FLR.2",
    "EAL2",
    "EAL1",
    "EAL4+,ALC_FLR.2",
    "",
)
NOUNS = "gateway firewall router applet controller platform passport signature module switch printer sensor vault token reader".split()
PROFILES = ("Security IC Platform Protection Profile", "Java Card System Open Configuration", "Network Device collaborative PP", "")
HOLDERS = 3_000
COUNT = 500
SHARES = {"none": 20, "one": 40, "several": 25, "words": 15}


def certificates(count: int, seed: int = 2018) -> Iterator[CertificateFacts]:
    """`count` facts ready for `imports.certificate_adding.add_many`, each under a number of its own."""
    dice = random.Random(seed)
    holders = _holders(dice)
    weights = [1 / (rank + 1) for rank in range(HOLDERS)]
    return (_one(dice, number, dice.choices(holders, weights)[0]) for number in range(count))


def addresses(ids: list[int], holders: list[int], seed: int = 2018) -> dict[str, list[str]]:
    """By kind of question; together 500, all different. Without a filter, they are pages further down the list."""
    dice = random.Random(seed)
    found: dict[str, list[str]] = {}
    for kind, share in SHARES.items():
        wanted: dict[str, None] = {}
        while len(wanted) < COUNT * share // 100:
            wanted[f"/certification/certificates/?{urlencode(_query(kind, dice, ids, holders))}"] = None
        found[kind] = list(wanted)
    return found


def _holders(dice: random.Random) -> list[str]:
    return [f"{dice.choice(HEADS)} {dice.choice(MIDDLES)} {dice.choice(TAILS)} {number}" for number in range(HOLDERS)]


def _one(dice: random.Random, number: int, holder: str) -> CertificateFacts:
    scheme = dice.choices(list(SCHEMES), list(SCHEMES.values()))[0]
    issued_on = date(2005, 1, 1) + timedelta(days=dice.randrange(7900))
    ends_on = issued_on + timedelta(days=365 * dice.choice((2, 5, 5, 5)))
    stated, profile = dice.choice(LEVELS), dice.choice(PROFILES)
    found = assurance.read(stated)
    depth = found.implied_ava_van if scheme == "eucc" else None
    return CertificateFacts(
        scheme=scheme,
        key=f"bench-{number}",
        name=_product(dice),
        number=f"{scheme.upper()}-{issued_on.year}-{number}",
        holder=holder,
        country="DE" if scheme == "eucc" else "",
        category=dice.choices(list(CATEGORIES), list(CATEGORIES.values()))[0],
        level=schemes.level_of(depth).value if depth else "",
        stated=stated,
        assurance=found,
        profiles=(profile,) if profile else (),
        issued_on=issued_on,
        ends_on=ends_on,
        stood=course(issued_on, ends_on),
    )


def _product(dice: random.Random) -> str:
    version = f"{dice.randrange(9)}.{dice.randrange(20)}"
    return f"{dice.choice(HEADS)} {dice.choice(NOUNS)} {version} with {dice.choice(MIDDLES)} {dice.choice(NOUNS)}"


def _query(kind: str, dice: random.Random, ids: list[int], holders: list[int]) -> list[tuple[str, str]]:
    if kind == "none":
        return [("after", str(dice.choice(ids))), *dice.choice([[], [("sort", "newest")], [("sort", "ending")]])]
    if kind == "words":
        return [("q", _words(dice)), *dice.choice([[], [], [_filter(dice, holders)]])]
    return sorted({_filter(dice, holders) for _ in range(1 if kind == "one" else dice.randrange(2, 5))})


def _filter(dice: random.Random, holders: list[int]) -> tuple[str, str]:
    values = {
        "scheme": list(SCHEMES),
        "level": ["EAL4+", "EAL5+", "EAL6+", "EAL2", "EAL2+", "high", "substantial", "none"],
        "country": ["FR", "DE", "NL", "US", "CA", "ES", "JP"],
        "category": list(CATEGORIES),
        "status": ["valid", "archived"],
        "year": [str(year) for year in range(2005, 2027)],
        "holder": [str(pk) for pk in holders[:400]],
        "within": ["30", "90", "180", "365"],
    }
    name = dice.choice(list(values))
    return (name, dice.choice(values[name]))


def _words(dice: random.Random) -> str:
    """A word, the beginning of one, or two of them, as people type."""
    one, other = dice.choice([*HEADS, *NOUNS, *MIDDLES, "EAL4", "AVA_VAN.5"]), dice.choice([*NOUNS, *TAILS])
    return dice.choice([one, one[:3], one[:4], f"{one} {other[:4]}", f"{one[:3]} {other}"])
