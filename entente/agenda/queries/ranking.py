"""What the answers of a round say: places, how sure they are, how much the panel agrees, and what the places hang on."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.agenda.models import Question, Round, Score, Topic
from entente.engine import ranking, scoring
from entente.engine.ranking import Comparison

TOP = 5
LEAST = 3  # organisations of a category, below which nothing is told of it
Said = dict[str, Any]
Floats = NDArray[np.float64]


def answers_of(round_: Round) -> list[tuple[Any, ...]]:
    """What the ranking is worked out from, in an order that is always the same. Questions passed over are left out."""
    if round_.compares:
        rows = Question.objects.filter(panellist__round=round_, preferred__isnull=False).order_by("panellist", "position")
        columns = ("panellist_id", "panellist__organisation_id", "panellist__category", "preferred_id", "first_id", "second_id")
    else:
        rows = Score.objects.filter(panellist__round=round_).order_by("panellist", "topic", "criterion")  # type: ignore[assignment]
        columns = ("panellist_id", "panellist__organisation_id", "panellist__category", "topic_id", "criterion__position", "halves")
    return list(rows.values_list(*columns))


def digest(answers: Sequence[tuple[Any, ...]]) -> str:
    return hashlib.sha256(json.dumps(answers, separators=(",", ":")).encode()).hexdigest()


def worked_out(round_: Round, answers: Sequence[tuple[Any, ...]], *, replicates: int, seed: int = 0) -> Said:
    """Best first; `topic` is the topic's id. Ids stand in for names, so nobody is named in what is kept."""
    found = _of_pairs(answers, replicates, seed) if round_.compares else _of_scores(round_, answers, replicates, seed)
    topics = {row.pk: row for row in round_.topics.all()}
    rows = [row | _named(topics[row["topic"]]) for row in found.pop("rows") if row["topic"] in topics]
    held = {row["topic"] for row in rows}
    unseen = [topic.code for pk, topic in sorted(topics.items()) if pk not in held]
    people: dict[str, set[int]] = {}
    for _who, organisation, category, *_rest in answers:
        people.setdefault(category, set()).add(organisation)
    asked = {category: len(found) for category, found in sorted(people.items())}
    return found | {"topics": sorted(rows, key=lambda row: (row["rank"], row["code"])), "unseen": unseen, "organisations": asked}


def _of_pairs(answers: Sequence[tuple[Any, ...]], replicates: int, seed: int) -> Said:
    rows = [Comparison(str(who), f"{of:09}", kind, f"{won:09}", f"{a if won == b else b:09}") for who, of, kind, won, a, b in answers]
    said = ranking.counted(rows)
    raw = ranking.ranking(said, replicates=replicates, seed=seed)
    even = {row.topic: row for row in ranking.ranking(said, replicates=replicates, seed=seed, balanced=True)}
    without = ranking.without_each_category(said)
    place = {name: index for index, name in enumerate(said.topics)}
    found = [
        _row(int(row.topic), row, even[row.topic], {kind: int(ranks[place[row.topic]]) for kind, ranks in without.items()}) for row in raw
    ]
    own = np.array([ranking.fit(said.weighted(unit)) for unit in np.eye(len(said.units))])
    return {
        "rows": found,
        "answers": len(rows),
        "agreement": _agreement(own, said.categories),
        "halves": ranking.split_half(said, seed=seed),
        "islands": ranking.islands(said),
        "on_top": {},
        "top": 0,
    }


def _of_scores(round_: Round, answers: Sequence[tuple[Any, ...]], replicates: int, seed: int) -> Said:
    weights = np.array([one.weight for one in round_.criteria.order_by("position")], float)
    units, topics = sorted({row[1] for row in answers}), sorted({row[3] for row in answers})
    categories = {row[1]: row[2] for row in answers}
    table = np.full((len(units), len(topics), len(weights)), np.nan)
    for _who, of, _kind, topic, position, halves in answers:
        table[units.index(of), topics.index(topic), position] = halves / 2
    of_unit = np.array([1 / sum(kind == categories[unit] for kind in categories.values()) for unit in units])
    raw = scoring.scored(table, weights, replicates=replicates, seed=seed)
    even = scoring.scored(table, weights, of_unit=of_unit, replicates=replicates, seed=seed)
    without = {
        kind: scoring.scored(table[[categories[unit] != kind for unit in units]], weights, replicates=1)
        for kind in sorted(set(categories.values()))
        if len(set(categories.values())) > 1
    }
    found = [_row(topic, raw[at], even[at], {kind: ranks[at].rank for kind, ranks in without.items()}) for at, topic in enumerate(topics)]
    given = scoring.by_unit(table, weights)
    means = np.nan_to_num(np.nanmean(table, axis=0))
    top = max(1, min(TOP, len(topics) // 2))
    shares = ranking.stays_on_top(means, top, seed=seed)
    return {
        "rows": found,
        "answers": len(answers),
        "agreement": _agreement(given[:, ~np.isnan(given).any(axis=0)], [categories[unit] for unit in units]),
        "halves": None,
        "islands": 1,
        "on_top": {str(topic): round(float(share), 3) for topic, share in zip(topics, shares, strict=True)},
        "top": top,
    }


def _row(topic: int, raw: Any, even: Any, without: Mapping[str, int]) -> Said:
    score = None if math.isnan(raw.score) else round(raw.score, 6)
    balanced = {"rank": even.rank, "low": even.low, "high": even.high}
    return {"topic": topic, "score": score, "rank": raw.rank, "low": raw.low, "high": raw.high, "balanced": balanced, "without": without}


def _agreement(scores: Floats, categories: Sequence[str]) -> dict[str, float | None]:
    """Kendall's W within each category; None where fewer than three of it answered: it would tell of single ones."""
    found = {}
    for kind in sorted(set(categories)):
        own = [one == kind for one in categories]
        value = ranking.kendalls_w(scores[own]) if sum(own) >= LEAST else None
        found[kind] = None if value is None else round(value, 3)
    return found


def _named(topic: Topic) -> Said:
    return {"code": topic.code, "title": topic.title}
