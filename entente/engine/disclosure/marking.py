"""Marking: the cells that may not be shown by themselves, and those that would give away what is left beside them."""

from collections.abc import Iterator
from itertools import permutations

from entente.engine.disclosure.cube import merged
from entente.engine.disclosure.draft import Draft, Past
from entente.engine.disclosure.nouns import TOTAL, Address, Table, Why
from entente.engine.disclosure.verdicts import verdict_on_change


def mark_unsafe(draft: Draft) -> None:
    """Hides what breaks the rule by itself, or by its difference to any earlier release that shows the same cell."""
    for table in draft.tables:
        for address in draft.addresses(table):
            if why := draft.verdict(address) or _change_verdict(draft, address):
                draft.hide(address, why)


def _change_verdict(draft: Draft, address: Address) -> Why | None:
    verdicts = (
        verdict_on_change(draft.content(address), past.content(address), draft.rule) for past in draft.pasts if past.is_published(address)
    )
    return next((why for why in verdicts if why), None)


def mark_remainders(draft: Draft) -> None:
    """What is left of a shown cell after its shown parts are taken away can be worked out: it obeys the rule too.

    So does the change of what is left since an earlier release. Each time the smallest shown part joins the hidden ones; once all
    parts are hidden, what is left is the whole, which is safe.
    """
    while sum(_close(draft, whole, parts) for whole, parts in _wholes(draft)):
        continue


def remainders_hold(draft: Draft) -> bool:
    """Whether nothing that is left of a shown cell gives anybody away."""
    return not any(_next_to_hide(draft, whole, parts) for whole, parts in _wholes(draft))


def _wholes(draft: Draft) -> Iterator[tuple[Address, list[Address]]]:
    """Each shown cell with the cells of a finer table that add up to it."""
    for coarse, fine in permutations(draft.tables, 2):
        if set(coarse) < set(fine):
            for whole in draft.addresses(coarse):
                if draft.is_shown(whole):
                    yield whole, parts_of(draft, whole, fine)


def parts_of(draft: Draft, whole: Address, fine: Table) -> list[Address]:
    """The cells of the finer table that add up to the whole."""
    wanted = dict(zip(*whole, strict=True))
    return [part for part in draft.addresses(fine) if wanted.items() <= dict(zip(*part, strict=True)).items()]


def _close(draft: Draft, whole: Address, parts: list[Address]) -> bool:
    """Hides parts until what is left of the whole may be known; whether any had to be hidden."""
    before = len(draft.hidden)
    while part := _next_to_hide(draft, whole, parts):
        draft.hide(part, Why.COMPLEMENT)
    return len(draft.hidden) > before


def _next_to_hide(draft: Draft, whole: Address, parts: list[Address]) -> Address | None:
    hidden = [part for part in parts if not draft.is_shown(part)]
    if hidden and draft.verdict(*hidden):
        return draft.smallest(parts)
    pasts = (past for past in draft.pasts if past.is_published(TOTAL) and past.is_published(whole))
    return next((part for past in pasts if (part := _next_for_change(draft, past, parts))), None)


def _next_for_change(draft: Draft, past: Past, parts: list[Address]) -> Address | None:
    unknown = [part for part in parts if not (draft.is_shown(part) and past.is_published(part))]
    now, before = merged(map(draft.content, unknown)), merged(map(past.content, unknown))
    if not verdict_on_change(now, before, draft.rule):
        return None
    return draft.smallest(part for part in parts if part not in unknown)
