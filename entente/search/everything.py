"""One question over everything that somebody may see: each noun with its count and its best, or one noun page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entente.engine.words import terms
from entente.people.together import together
from entente.search import indexed
from entente.search.indexed import Seen
from entente.search.kinds import Hit, Ids, Kind, Seeker, kinds

BEST = 5


@dataclass(frozen=True, slots=True)
class Group:
    """What is found of one noun: how many, and those that are shown."""

    noun: str
    kind: Kind
    total: int
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what the seeker may see of each noun: of those in the index, and of those that keep themselves."""

    asked: tuple[str, ...]
    seen: Seen
    own: Mapping[str, Ids]

    def totals(self) -> dict[str, int]:
        return indexed.counts(self.asked, self.seen) | {noun: ids.count() for noun, ids in self.own.items()}


def overview(seeker: Seeker, words: str) -> list[Group]:
    """Every noun of which something is found, with its best. The number of queries does not depend on how many there are:
    at most four of the index, one for what is shown, and two for each noun that keeps itself."""
    question = question_of(seeker, words)
    if not question.asked:
        return []
    totals = question.totals()
    own = {noun: _first(ids, kinds()[noun].order) for noun, ids in question.own.items() if totals[noun]}
    hits = hits_of(_best(question, totals) | own)
    return [Group(noun, kind, totals[noun], hits[noun]) for noun, kind in kinds().items() if totals.get(noun)]


def question_of(seeker: Seeker, words: str) -> Question:
    seen, own = dict[str, Ids | None](), dict[str, Ids]()
    for noun, kind in kinds().items():
        if kind.own:
            if (ids := kind.own(seeker, words)) is not None:
                own[noun] = ids
        elif kind.seen is None:
            seen[noun] = None
        elif (ids := kind.seen(seeker)) is not None:
            seen[noun] = ids
    return Question(terms(words), seen, own)


def hits_of(shown: Mapping[str, Sequence[int]]) -> dict[str, list[Hit]]:
    """What is shown of each noun, in one query; what went away meanwhile is left out."""
    known = kinds()
    parts = together([known[noun].rows(ids) for noun, ids in shown.items()])
    found = {}
    for (noun, ids), rows in zip(shown.items(), parts, strict=True):
        said = {row.id: known[noun].say(row) for row in rows}
        found[noun] = [said[str(pk)] for pk in ids if str(pk) in said]
    return found


def _first(ids: Ids, order: tuple[str, ...]) -> list[int]:
    return list(ids.order_by(*order).values_list("pk", flat=True)[:BEST])


def _best(question: Question, totals: Mapping[str, int]) -> dict[str, list[int]]:
    """By name; where that is not enough, whatever tells of it."""
    found = indexed.best(question.asked, question.seen, BEST)
    lacking = {noun: min(BEST, totals[noun]) - len(found.get(noun, ())) for noun in question.seen}
    more = indexed.first_others(question.asked, {noun: most for noun, most in lacking.items() if most > 0}, question.seen)
    return {noun: [*found.get(noun, ()), *more.get(noun, ())] for noun in found | more}
