"""The defence of one block: more cells are hidden until no attacker bounds a hidden amount too tightly."""

from dataclasses import replace

import numpy as np

from entente.engine.disclosure.aims import Aim, aims_at
from entente.engine.disclosure.attacker import SCALE, View, first_too_close, without
from entente.engine.disclosure.blocks import Block, Matrix, Vector
from entente.engine.disclosure.cover import cheapest_cover
from entente.engine.disclosure.draft import Draft, Past
from entente.engine.disclosure.marking import mark_remainders, remainders_hold
from entente.engine.disclosure.nouns import TOTAL, Address, Why
from entente.engine.disclosure.scene import scene_of


class IndefensibleError(Exception):
    """Even with every cell of the block hidden, the totals give too much away."""


class Defence:
    """Hides cells of one block in the draft until every aim holds; `past` is the release before, with its total published."""

    def __init__(self, draft: Draft, block: Block, past: Past | None) -> None:
        self.draft, self.block, self.past = draft, block, past
        self.scene = scene_of(draft, block, past)
        self._aims: dict[tuple[Address, bool], list[Aim]] = {}

    def hold(self) -> None:
        """Raises IndefensibleError when hiding cells does not help."""
        while breach := self._first_breach():
            for address in self._cover(*breach):
                self.draft.hide(address, Why.COMPLEMENT)
            mark_remainders(self.draft)

    def relent(self) -> None:
        """Shows again what need not be hidden beside the others, the largest first."""
        for address in sorted(self.block.addresses, key=self.draft.order, reverse=True):
            if self.draft.hidden.get(address) is Why.COMPLEMENT:
                self._try_to_show(address)

    def _try_to_show(self, address: Address) -> None:
        scene = self.scene
        del self.draft.hidden[address]
        alone, back = without(scene.alone, scene.rows([address])[0]), without(scene.back, scene.rows_back([address])[0])
        self.scene = replace(scene, alone=alone, back=back)
        if not remainders_hold(self.draft) or self._first_breach():
            self.draft.hide(address, Why.COMPLEMENT)
            self.scene = scene

    def _first_breach(self) -> tuple[Aim, int] | None:
        """What was breached before first; then larger cells first, for what protects them mostly protects the smaller ones too."""
        order = sorted(self.block.addresses, key=self.draft.order, reverse=True)
        aims = [aim for address in order for aim in self._aims_at(address)]
        for aim in sorted(aims, key=lambda aim: -len(aim.suspects)):
            if (attacker := self._attacker_of(aim)) is not None:
                aim.suspects.extend({attacker} - {*aim.suspects})
                return aim, attacker
        return None

    def _aims_at(self, address: Address) -> list[Aim]:
        is_hidden = address[0] in self.draft.tables and not self.draft.is_shown(address)
        was_hidden = None if self.past is None else not self.past.is_published(address)
        if (address, is_hidden) not in self._aims:
            width = float(self.draft.rule.width)
            self._aims[address, is_hidden] = list(aims_at(self.scene, address, width, is_hidden=is_hidden, was_hidden=was_hidden))
        return self._aims[address, is_hidden]

    def _attacker_of(self, aim: Aim) -> int | None:
        """Who comes too close; what the release before gave away by itself is beyond help."""
        told = np.vstack(self._told(aim))
        while (attacker := first_too_close(self._view(aim), told, aim.goal, aim.demands, aim.suspects)) is not None:
            if not (aim.is_past and self._was_given_away(aim, attacker)):
                return attacker
            aim.forgo(attacker)
        return None

    def _was_given_away(self, aim: Aim, attacker: int) -> bool:
        back = self.scene.back
        only = View(back.truth, back.own[[attacker]], back.shut[[attacker]])
        demand = aim.demands[[attacker]]
        return first_too_close(only, self.scene.rows_before([TOTAL, *self.scene.shown_before]), aim.goal, demand) is not None

    def _cover(self, aim: Aim, attacker: int) -> list[Address]:
        kept, shown = self._told(aim)
        addresses = self._shown()
        numbers = cheapest_cover(self._view(aim), attacker, aim.goal, float(aim.demands[attacker]), kept, shown, self._prices(addresses))
        if not numbers:
            raise IndefensibleError
        return [addresses[number] for number in numbers]

    def _view(self, aim: Aim) -> View:
        return self.scene.back if aim.looks_back else self.scene.alone

    def _told(self, aim: Aim) -> tuple[Matrix, Matrix]:
        """The sums that stay known whatever is hidden, and those that could be hidden."""
        scene, shown = self.scene, self._shown()
        if aim.looks_back:
            return np.vstack([scene.rows_before([TOTAL, *scene.shown_before]), scene.rows_back([TOTAL])]), scene.rows_back(shown)
        return scene.rows([TOTAL]), scene.rows(shown)

    def _shown(self) -> list[Address]:
        return sorted(filter(self.draft.is_shown, self.block.addresses), key=self.draft.order)

    def _prices(self, addresses: list[Address]) -> Vector:
        """What the cells hold; for a cell without secrets as much as the total, twice that where public lines fill it."""
        held = self.scene.rows(addresses) @ self.scene.alone.truth
        dear = [SCALE * (1 + bool(self.draft.content(address).public)) for address in addresses]
        return np.where(held > 0, held, dear)
