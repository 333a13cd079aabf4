"""Judging offers against what is wanted: every match with its reasons, everything shut out with the constraint that shuts it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from entente.engine.matching.trees import nearest
from entente.engine.tree import Tree

WORDS, EXPERTISE, SECTOR = Fraction(40, 100), Fraction(20, 100), Fraction(40, 100)
TRANSFER, HERE, ELSEWHERE, COULD = Fraction(1), Fraction(8, 10), Fraction(6, 10), Fraction(3, 10)  # shares of SECTOR
NEAR = Fraction(1, 2)  # expertise further away than siblings under one domain says nothing
FEW_WORDS = Fraction(15, 100)  # of the best text: one that says less is not about the same thing


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need: sector and expertise as codes; what must hold as sets, empty where anything will do. A certificate is (scheme, rank)."""

    sector: str
    expertise: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()  # NUTS codes, each for all that begins with it
    sizes: frozenset[str] = frozenset()
    certificates: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice: sectors where it is deployed and where it could be, and who is behind it: (country, region) and sizes, "" for unknown."""

    key: int
    deployed: frozenset[str] = frozenset()
    could: frozenset[str] = frozenset()
    expertise: frozenset[str] = frozenset()
    places: tuple[tuple[str, str], ...] = ()
    sizes: frozenset[str] = frozenset()
    certificates: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """`kind`: words, transfer, here, elsewhere, could, expertise, ask; `points` are its part of the score; codes say what it is about."""

    kind: str
    points: Fraction
    wanted: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    key: int
    score: Fraction  # from 0 to 1: the sum of its reasons' points
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`because`: country, size or certificate."""

    key: int
    because: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Matched:
    found: tuple[Match, ...]  # the best first; of equals the earlier key
    left_out: tuple[LeftOut, ...]


def match(
    wanted: Wanted, offers: Iterable[Offer], texts: Mapping[int, float], sectors: Tree[str], expertise: Tree[str], same: Mapping[str, str]
) -> Matched:
    """`texts`: BM25 by offer; `same` names, for sectors of one list, the entry of the other list that means the same."""
    best = max(texts.values(), default=0.0)
    found, left_out = [], []
    for offer in offers:
        shut = _shut_out(wanted, offer)
        if shut:
            left_out.append(shut)
            continue
        share = Fraction(texts.get(offer.key, 0.0) / best).limit_denominator(10_000) if best else Fraction(0)
        reasons = _about(wanted, offer, share, expertise)
        if reasons:
            reasons += [*_sector(wanted, offer, sectors, same), *_to_ask(wanted, offer)]
            found.append(Match(offer.key, sum((one.points for one in reasons), start=Fraction(0)), tuple(reasons)))
    found.sort(key=lambda one: (-one.score, one.key))
    return Matched(tuple(found), tuple(sorted(left_out, key=lambda one: one.key)))


def _about(wanted: Wanted, offer: Offer, share: Fraction, tree: Tree[str]) -> list[Reason]:
    """Empty where the offer is about something else: a sector alone is no match."""
    reasons = [Reason("words", WORDS * share)] if share >= FEW_WORDS else []
    near, asked, held = nearest(tree, wanted.expertise, offer.expertise)
    return [*reasons, Reason("expertise", EXPERTISE * near, asked, held)] if near >= NEAR else reasons


def _sector(wanted: Wanted, offer: Offer, tree: Tree[str], same: Mapping[str, str]) -> list[Reason]:
    """Proven elsewhere and said to fit here counts most; then proven here, proven elsewhere, only said to fit here."""
    target = same.get(wanted.sector, wanted.sector)
    deployed = {same.get(code, code): code for code in sorted(offer.deployed)}
    here = {new for new in deployed if new == target or target in tree.ancestors(new) or new in tree.ancestors(target)}
    fits, _, could = nearest(tree, [target], [same.get(code, code) for code in offer.could])
    said = {same.get(code, code): code for code in sorted(offer.could)}.get(could, "")
    _, _, other = nearest(tree, [target], deployed.keys() - here)
    source = deployed.get(other) or next((deployed[new] for new in sorted(deployed.keys() - here)), "")
    if source and fits == 1:
        return [Reason("transfer", SECTOR * TRANSFER, wanted.sector, source)]
    if here:
        return [Reason("here", SECTOR * HERE, wanted.sector, deployed[min(here)])]
    if source:
        return [Reason("elsewhere", SECTOR * ELSEWHERE, wanted.sector, source)]
    return [Reason("could", SECTOR * COULD * fits, wanted.sector, said)] if fits else []


def _shut_out(wanted: Wanted, offer: Offer) -> LeftOut | None:
    if (wanted.countries or wanted.regions) and not any(_stands_in(wanted, *place) for place in offer.places):
        return LeftOut(offer.key, "country", ", ".join(sorted(wanted.countries | wanted.regions)))
    if wanted.sizes and not (offer.sizes & wanted.sizes or "" in offer.sizes or not offer.sizes):
        return LeftOut(offer.key, "size", ", ".join(sorted(wanted.sizes)))
    for scheme, rank in wanted.certificates:
        if not any(held == scheme and at >= rank for held, at in offer.certificates):
            return LeftOut(offer.key, "certificate", scheme)
    return None


def _stands_in(wanted: Wanted, country: str, region: str) -> bool:
    """A region that nobody knows is not held against who sits in its country."""
    if country in wanted.countries:
        return True
    return any(region.startswith(code) or (not region and code[:2] == _nuts(country)) for code in wanted.regions)


def _nuts(country: str) -> str:
    return {"GR": "EL", "GB": "UK"}.get(country, country)


def _to_ask(wanted: Wanted, offer: Offer) -> list[Reason]:
    """What is not known does not shut out, but has to be asked."""
    asked = []
    if wanted.sizes and not offer.sizes & wanted.sizes:
        asked.append(Reason("ask", Fraction(0), "size"))
    known = any(country in wanted.countries or any(region.startswith(code) for code in wanted.regions) for country, region in offer.places)
    if wanted.regions and not known:
        asked.append(Reason("ask", Fraction(0), "region"))
    return asked
