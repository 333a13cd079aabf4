"""Profiles of expertise and matches as pages and the API show them."""

from collections.abc import Mapping, Sequence
from typing import Any

from entente.engine.regional import Match, Profile
from entente.vocabulary.models import Region

MOST = 4
KINDS = ("members", "projects", "certificates")


def profile_rows(profile: Profile, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """A line a domain, the greatest share first, with what stands behind it."""
    shares = sorted(profile.shares.items(), key=lambda one: (-one[1], one[0]))
    return [
        {
            "code": domain,
            "name": names.get(domain, domain),
            "share": float(share),
            "of": [profile.of(domain).get(kind, 0) for kind in KINDS],
        }
        for domain, share in shares
    ]


def lines(matches: Sequence[Match], regions: Mapping[str, Region], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """A line a region that is alike: what both have, and what the other would bring."""
    return [
        {
            "region": regions[match.code],
            "likeness": float(match.likeness),
            "shared": [(names.get(one.domain, one.domain), float(one.share)) for one in match.shared[:MOST]],
            "brings": [names.get(one.domain, one.domain) for one in match.brings[:MOST]],
        }
        for match in matches
        if match.code in regions
    ]
