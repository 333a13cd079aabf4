"""How good the editor's proposals are: recall at 5 on a held-back tenth of real sets; the figures stand in docs/method/coverage.md."""

import random
from collections import defaultdict
from statistics import mean
from typing import Any

import pytest
import yaml

from entente.certification.queries.likeness import MOST, NEIGHBOURS
from entente.engine.likeness import likeness_of, voted
from entente.engine.words import fold
from tests.shared import shared

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def objects(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(shared(f"library-yaml/{name}.yaml").read_bytes(), Loader=LOADER)["objects"]  # noqa: S506 -- the safe loader
    return found


@pytest.mark.parametrize(
    ("texts", "mapping", "place", "at_least"),
    [
        ("secnumcloud-3.2", "mapping-secnumcloud-3.2-to-iso27001-2022", 0, 0.7),
        ("bsi-c5-2020", "mapping-cisco-ccf-v3.0-and-bsi-c5-2020", 1, 0.3),
    ],
)
def test_recall_at_five_on_a_held_back_tenth(texts, mapping, place, at_least):
    """The mean over ten draws, so that one lucky draw proves nothing."""
    words = {
        node["urn"]: fold(" ".join(str(node.get(name) or "") for name in ("name", "description", "annotation")))
        for node in objects(texts)["framework"]["requirement_nodes"]
    }
    held = objects(mapping)
    rows = (held.get("requirement_mapping_sets") or [held["requirement_mapping_set"]])[place]["requirement_mappings"]
    links: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        links[row["source_requirement_urn"]].add(row["target_requirement_urn"])

    assert mean(_recall(words, links, seed) for seed in range(10)) >= at_least


def _recall(words: dict[str, str], links: dict[str, set[str]], seed: int) -> float:
    sources = sorted(set(links) & set(words))
    random.Random(seed).shuffle(sources)
    kept, asked = sources[len(sources) // 10 :], sources[: len(sources) // 10]
    known = likeness_of([words[urn] for urn in kept])
    targets = sorted({target for urn in kept for target in links[urn]})
    numbered = {place: [targets.index(target) for target in sorted(links[urn])] for place, urn in enumerate(kept)}
    found = {urn: {targets[place] for place, _vote in voted(known.nearest(words[urn], NEIGHBOURS), numbered)[:MOST]} for urn in asked}
    return sum(len(found[urn] & links[urn]) for urn in asked) / sum(len(links[urn]) for urn in asked)
