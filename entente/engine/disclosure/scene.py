"""The scene of one block: what is true now and before, and what each kind of attacker knows of it.

Two views. By this release *alone*; and looking *back*, by this release and the one before, where the attacker also takes for granted that
amounts only grow, wherever no contributor's amount fell (the strongest assumption under which the truth is still possible).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entente.engine.disclosure.attacker import SCALE, View
from entente.engine.disclosure.blocks import Block, Mask, Matrix
from entente.engine.disclosure.draft import Draft, Past
from entente.engine.disclosure.nouns import TOTAL, Address


@dataclass(frozen=True)
class Scene:
    """`alone`: unknowns are the amounts now. `back`: the amounts before, then the growth since (where some fell: the amounts now)."""

    block: Block
    alone: View
    back: View
    grows: Mask
    shown_before: tuple[Address, ...]

    def rows(self, addresses: Sequence[Address]) -> Matrix:
        """The sums that these cells of this release tell, in the view by it alone."""
        return np.array([self.block.rows[address] for address in addresses]).reshape(-1, len(self.grows))

    def rows_back(self, addresses: Sequence[Address]) -> Matrix:
        """The same sums when looking back: before plus growth."""
        rows = self.rows(addresses)
        return np.hstack([rows * self.grows, rows])

    def rows_before(self, addresses: Sequence[Address]) -> Matrix:
        """The sums that these cells told in the release before."""
        rows = self.rows(addresses)
        return np.hstack([rows, np.zeros_like(rows)])


def scene_of(draft: Draft, block: Block, past: Past | None) -> Scene:
    """The block's truth, scaled so that the larger of both totals is SCALE; contributors who know nothing of their own are left out."""
    scale = _scale(draft, past)
    now, before = block.own(draft.lines, scale), block.own(past.lines if past else (), scale)
    grows = np.asarray((now >= before).all(axis=0))
    both, shut = np.hstack([before, now - before * grows]), np.hstack([block.shut, block.shut])
    knowing = _knowing(np.hstack([both, shut]))
    shown = tuple(address for address in block.addresses if past and past.is_published(address))
    return Scene(block, _view(now, block.shut, knowing), _view(both, shut, knowing), grows, shown)


def _view(own: Matrix, shut: Mask, knowing: list[int]) -> View:
    """The first attacker is the outsider, who knows nothing of his own."""
    nothing = np.zeros((1, own.shape[1]))
    return View(own.sum(axis=0), np.vstack([nothing, own[knowing]]), np.vstack([nothing != 0, shut[knowing]]))


def _scale(draft: Draft, past: Past | None) -> float:
    totals = [draft.secret(TOTAL), *([past.content(TOTAL).secret] if past else [])]
    return float(max(totals)) / SCALE or 1.0


def _knowing(knowledge: Matrix) -> list[int]:
    """The first of each kind of contributor who knows something: those who know the same need looking at once."""
    firsts = np.unique(knowledge, axis=0, return_index=True)[1]
    return sorted(int(at) for at in firsts if knowledge[at].any())
