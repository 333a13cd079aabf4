"""Which practices fit a need, and why: words, distance in trees, hard constraints, and the transfer from sector to sector."""

from entente.engine.matching.judging import LeftOut, Match, Matched, Offer, Reason, Wanted, match
from entente.engine.matching.trees import nearness
from entente.engine.matching.words import bm25, stems

__all__ = ["LeftOut", "Match", "Matched", "Offer", "Reason", "Wanted", "bm25", "match", "nearness", "stems"]
