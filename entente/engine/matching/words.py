"""Full text: BM25 over folded words, plurals taken together.

BM25 as in S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in Information
Retrieval 3(4), 2009, with the idf that is never negative; the plural rule is the "S stemmer" of D. Harman, "How effective is suffixing?",
Journal of the American Society for Information Science 42(1), 1991.
"""

from collections.abc import Collection, Mapping
from math import log

from entente.engine.words import fold

K1, B = 1.2, 0.75
SHORTEST = 3  # letters of a word that says something
_SAID_EVERYWHERE = frozenset(
    "the and for with that this from are was were will have has had not but can all any our their its which who how what when where than"
    " then they them these those into onto over under about also more most other such each been being does done during between within"
    " without".split()
)


def stems(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, in order and repeated as they are: folded, plurals as singulars, without small words."""
    return tuple(_stem(word) for word in fold(text).split() if len(word) >= SHORTEST and word not in _SAID_EVERYWHERE)


def bm25(
    asked: Collection[str], postings: Mapping[str, Mapping[int, int]], lengths: Mapping[int, int], *, texts: int, average: float
) -> dict[int, float]:
    """How well each text says what is asked; texts that say none of it are left out.

    `postings`: by stem, how often each text (a number) says it; `lengths`: stems of each text found there; `texts`: how many there are in
    all, `average` their mean length in stems (> 0). A stem that stands in `asked` twice counts once.
    ValueError where a count is impossible.
    """
    found: dict[int, float] = {}
    for stem in sorted(set(asked)):
        held = postings.get(stem, {})
        if len(held) > texts:
            raise ValueError(f"{len(held)} texts say {stem!r}, but there are only {texts}.")
        rarity = log(1 + (texts - len(held) + 0.5) / (len(held) + 0.5))
        for text, times in held.items():
            if times < 1 or average <= 0:
                raise ValueError("A text says a word at least once, and texts have a length.")
            weight = times * (K1 + 1) / (times + K1 * (1 - B + B * lengths[text] / average))
            found[text] = found.get(text, 0.0) + rarity * weight
    return found


def _stem(word: str) -> str:
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("us", "ss")) else word
