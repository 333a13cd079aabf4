"""Protection: which cells of linked tables may be published, so that nobody's amount can be worked out.

Method: the rules of few and dominance; complementary suppression over all tables as one linked set and against the releases before,
checked by an attacker who solves linear programmes (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from collections.abc import Iterable, Sequence

from entente.engine.disclosure.blocks import blocks_of
from entente.engine.disclosure.defence import Defence, IndefensibleError
from entente.engine.disclosure.draft import Draft, Past, draft_of
from entente.engine.disclosure.marking import mark_remainders, mark_unsafe
from entente.engine.disclosure.nouns import TOTAL, Line, Release, Rule, Structure, Table, Tables, Why

RULE = Rule()


def protect(
    lines: Iterable[Line], tables: Iterable[Table], structure: Structure, *, earlier: Sequence[Release] = (), rule: Rule = RULE
) -> Tables:
    """Every cell of the tables (the grand total always among them), published exactly or hidden with the reason.

    `earlier`: the releases before, oldest first; differences are judged against all of them, attacks calculated against the last.
    The order of lines, units and tables does not matter; the same inputs give the same cells. Where even the total gives too much
    away, all cells are withheld but those of public lines. Raises ValueError for amounts below zero and missing dimensions.
    """
    draft = draft_of(lines, tables, structure, earlier, rule)
    mark_unsafe(draft)
    if not draft.is_shown(TOTAL):
        return _withheld(draft)
    if not draft.secret(TOTAL):
        return _all_empty(draft)
    mark_remainders(draft)
    try:
        _defend(draft)
    except IndefensibleError:
        return _withheld(draft)
    return draft.as_tables()


def _defend(draft: Draft) -> None:
    past = _last_with_total(draft)
    tables = [*draft.tables, *(past.tables if past else ())]
    lines = [*draft.lines, *(past.lines if past else ())]
    contributors = tuple(sorted({*draft.frame.contributors, *(line.contributor for line in lines)}))
    for block in blocks_of(draft.frame, tables, contributors):
        defence = Defence(draft, block, past)
        defence.hold()
        defence.relent()


def _last_with_total(draft: Draft) -> Past | None:
    """A release that was withheld told nothing, so the attacker looks back to the last one that was not."""
    return next((past for past in reversed(draft.pasts) if past.is_published(TOTAL)), None)


def _all_empty(draft: Draft) -> Tables:
    """A total without secrets says of every cell that it has none: hiding one would only pretend."""
    draft.hidden.clear()
    return draft.as_tables()


def _withheld(draft: Draft) -> Tables:
    """Only cells of public lines stay."""
    for table in draft.tables:
        for address in draft.addresses(table):
            if draft.secret(address) or not draft.content(address).public:
                draft.hide(address, Why.WITHHELD)
    return draft.as_tables()
