"""How alike texts are: words and beginnings of words, weighed by how rare they are, lengths evened out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from scipy.sparse import csr_array

BEGINNING = 5  # letters that stand for a word in its other forms
SHORTEST = 3


@dataclass(frozen=True)
class Likeness:
    vocabulary: dict[str, int]
    rarity: list[float]
    weights: csr_array  # [text, word], each text of length one

    def nearest(self, words: str, most: int) -> list[tuple[int, float]]:
        """(place, likeness from 0 to 1), the most alike first; nothing that shares no word."""
        asked = {self.vocabulary[word]: weight for word, weight in _weighed(words) if word in self.vocabulary}
        column = np.zeros(len(self.vocabulary))
        for word, weight in asked.items():
            column[word] = weight * self.rarity[word]
        length = float(np.linalg.norm(column))
        if not length:
            return []
        scores = self.weights @ (column / length)
        best = np.argsort(-scores, kind="stable")[:most]
        return [(int(place), float(scores[place])) for place in best if scores[place] > 0]


def likeness_of(texts: Sequence[str]) -> Likeness:
    """Over folded texts."""
    counted = [dict(_weighed(text)) for text in texts]
    among = Counter(word for words in counted for word in words)
    vocabulary = {word: place for place, word in enumerate(sorted(among))}
    rarity = [log((1 + len(texts)) / (1 + among[word])) + 1 for word in vocabulary]
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for place, words in enumerate(counted):
        weights = {vocabulary[word]: weight * rarity[vocabulary[word]] for word, weight in words.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        rows += [place] * len(weights)
        columns += weights.keys()
        values += [weight / length for weight in weights.values()]
    return Likeness(vocabulary, rarity, csr_array((values, (rows, columns)), shape=(len(texts), len(vocabulary))))


def _weighed(text: str) -> Iterator[tuple[str, float]]:
    """A word that stands ten times does not say ten times as much."""
    words = [word for word in text.split() if len(word) >= SHORTEST]
    counts = Counter([*words, *(f"{word[:BEGINNING]}-" for word in words if len(word) > BEGINNING)])
    return ((word, 1 + log(count)) for word, count in counts.items())


def voted(nearest: Sequence[tuple[int, float]], links: Mapping[int, Sequence[int]]) -> list[tuple[int, float]]:
    """(target, vote): what texts like this one are mapped to already, each text's vote shared out among its targets; best first."""
    votes: Counter[int] = Counter()
    for place, score in nearest:
        for target in links.get(place, ()):
            votes[target] += score / sqrt(len(links[place]))  # type: ignore[assignment]
    return sorted(votes.items(), key=lambda one: (-one[1], one[0]))
