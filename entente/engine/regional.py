"""How alike two regions are by what is known of their expertise, and why.

Each kind of evidence (members, projects, certificates) is read as shares of its own total, so that a region with many projects is compared
with one that has few; a region's share of a domain is the mean over the kinds of which it has any. Likeness is the overlap of the shares:
sum of min(a, b), Renkonen's percentage similarity (Renkonen 1938), 0 for nothing in common and 1 for the same profile. Shares are exact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Counts = Mapping[str, int]  # domain -> how many


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one region: by kind of evidence, how many in each domain."""

    code: str
    evidence: Mapping[str, Counts]

    @property
    def shares(self) -> dict[str, Fraction]:
        """Of each domain; they add up to 1, or there are none."""
        held = [counts for counts in self.evidence.values() if sum(counts.values()) > 0]
        found: dict[str, Fraction] = {}
        for counts in held:
            total = sum(counts.values()) * len(held)
            for domain, number in counts.items():
                if number > 0:
                    found[domain] = found.get(domain, Fraction(0)) + Fraction(number, total)
        return found

    def of(self, domain: str) -> dict[str, int]:
        """What stands behind a share: by kind, how many."""
        return {kind: counts[domain] for kind, counts in self.evidence.items() if counts.get(domain)}


@dataclass(frozen=True, slots=True)
class Reason:
    """A domain that both have: how much of the likeness rests on it."""

    domain: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Match:
    """`shared` adds up to `likeness`; `brings` are domains that the other has and this one has not, the greatest share first."""

    code: str
    likeness: Fraction
    shared: tuple[Reason, ...]
    brings: tuple[Reason, ...]


def compare(one: Profile, other: Profile) -> Match:
    own, theirs = one.shares, other.shares
    shared = [Reason(domain, min(share, theirs[domain])) for domain, share in own.items() if domain in theirs]
    brings = [Reason(domain, share) for domain, share in theirs.items() if domain not in own]
    likeness = sum((reason.share for reason in shared), start=Fraction(0))
    return Match(other.code, likeness, _sorted(shared), _sorted(brings))


def matches(one: Profile, others: Iterable[Profile]) -> list[Match]:
    """The most alike first, then by code; a region of which nothing is known matches nobody, and nobody matches it."""
    found = [compare(one, other) for other in others if other.code != one.code]
    return sorted((match for match in found if match.likeness), key=lambda match: (-match.likeness, match.code))


def _sorted(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: (-reason.share, reason.domain)))
