"""What each kind of measure changes in the facts of a day, once it is in force."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from entente.market.dataset import AcceptanceFact, CostFact, Dataset, LevelFact, RuleFact
from entente.market.levels import split
from entente.market.scenarios.nouns import Measure

ENDS_AFTER, RUNNING_UNTIL = 12, 24  # months: Implementing Regulation (EU) 2024/482, Art. 49


def applied(dataset: Dataset, measures: Iterable[Measure], day: date) -> Dataset:
    """The facts with every measure that is in force on the day, in the order of their days."""
    for measure in sorted((one for one in measures if one.on <= day), key=lambda one: one.on):
        dataset = CHANGES[measure.kind](dataset, measure, day)
    return dataset


def after_months(day: date, months: int) -> date:
    """The same day of the month, or its last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))


def _recognised(dataset: Dataset, measure: Measure, day: date) -> Dataset:
    """A pair or a club: what each of them issues counts in all of them."""
    terms = measure.terms
    is_same = bool(terms.get("same_level", False))
    rule = RuleFact(
        code=f"scenario-{len(dataset.rules)}",
        name=measure.name,
        sources=tuple(terms["schemes"]),
        targets=tuple(terms.get("as", terms["schemes"]) if is_same else levelled(dataset, terms.get("as", terms["schemes"]))),
        is_same_level=is_same,
        states=tuple(terms.get("states", ())),
        sectors=tuple(terms.get("sectors", ())),
        most_eal=terms.get("most_eal"),
        most_ava_van=terms.get("most_ava_van"),
        domain=terms.get("domain", ""),
        profile=terms.get("profile", ""),
    )
    return replace(dataset, rules=(*dataset.rules, rule))


def levelled(dataset: Dataset, tokens: Iterable[str]) -> list[str]:
    """A scheme named without a level counts as its only one; with several it stays as it is named."""
    return [found[0] if len(found := _levels_of(dataset, token)) == 1 else token for token in tokens]


def _levels_of(dataset: Dataset, token: str) -> list[str]:
    scheme, level = split(token)
    return [token] if level else [f"{scheme}:{one.level}" for one in dataset.levels if one.scheme == scheme and one.level]


def _adopted(dataset: Dataset, measure: Measure, day: date) -> Dataset:
    """Where a certificate of a scheme that it replaces is enough, the European one is too; the replaced are issued for a year more."""
    terms = measure.terms
    replaced, tokens = set(terms["replaces"]), tuple(f"{terms['scheme']}:{one['level']}" for one in terms["levels"])
    acceptances = tuple(_accepting(one, tokens) if _names(one, replaced) else one for one in dataset.acceptances)
    has_ended = day >= after_months(measure.on, int(terms.get("ends_after_months", ENDS_AFTER)))
    levels = tuple(replace(one, is_issued=False) if has_ended and one.scheme in replaced else one for one in dataset.levels)
    return replace(dataset, acceptances=acceptances, levels=_with_levels(levels, terms))


def _with_levels(levels: tuple[LevelFact, ...], terms: Mapping[str, Any]) -> tuple[LevelFact, ...]:
    """The European scheme's own levels, issued from now on, for what the replaced schemes certify."""
    scopes = tuple(sorted({scope for one in levels if one.scheme in terms["replaces"] for scope in one.scopes}))
    names = [one["level"] for one in terms["levels"]]
    others = tuple(one for one in levels if one.scheme != terms["scheme"] or one.level not in names)
    known = {one.level: one for one in levels if one.scheme == terms["scheme"]}
    new = [LevelFact(terms["scheme"], name, place, scopes) for place, name in enumerate(names, 1)]
    return (*others, *(replace(known.get(one.level, one), is_issued=True) for one in new))


def _names(one: AcceptanceFact, schemes: set[str]) -> bool:
    return any(split(token)[0] in schemes for token in one.accepts)


def _accepting(one: AcceptanceFact, tokens: Iterable[str]) -> AcceptanceFact:
    return replace(one, accepts=tuple(dict.fromkeys([*one.accepts, *tokens])))


def _meant(one: AcceptanceFact, terms: Mapping[str, Any]) -> bool:
    """States, sectors and scopes that a measure names; none named are all."""
    asked = (("states", one.state), ("sectors", one.sector), ("scopes", one.scope))
    return all(not terms.get(name) or value in terms[name] for name, value in asked)


def _accepted(dataset: Dataset, measure: Measure, day: date) -> Dataset:
    """Further levels are enough where something is asked; a market that nobody collected stays so."""
    meant = [_meant(one, measure.terms) and one.mode != "nothing" for one in dataset.acceptances]
    found = (_accepting(one, measure.terms["accepts"]) if is_so else one for one, is_so in zip(dataset.acceptances, meant, strict=True))
    return replace(dataset, acceptances=tuple(found))


def _harmonised(dataset: Dataset, measure: Measure, day: date) -> Dataset:
    """One class of requirements is asked everywhere, or nowhere, where it is known what is required."""
    code, is_required = measure.terms["requirement"], bool(measure.terms.get("is_required", True))
    weights = dict(dataset.requirement_weights) | ({} if code in dataset.requirement_weights else {code: 1.0})
    found = tuple(_requiring(one, code, is_required) if _meant(one, measure.terms) else one for one in dataset.acceptances)
    return replace(dataset, acceptances=found, requirement_weights=weights)


def _requiring(one: AcceptanceFact, code: str, is_required: bool) -> AcceptanceFact:
    if one.requires is None or one.mode == "nothing":
        return one
    others = tuple(each for each in one.requires if each != code)
    return replace(one, requires=(*others, code) if is_required else others)


def _funded(dataset: Dataset, measure: Measure, day: date) -> Dataset:
    """Capacity of assessment makes certificates cheaper, by a range of percentages."""
    low, likely, high = (float(one) / 100 for one in measure.terms["cheaper_by"])
    meant = set(measure.terms["schemes"])

    def cheaper(one: CostFact) -> CostFact:
        return replace(one, low=one.low * (1 - high), likely=one.likely * (1 - likely), high=one.high * (1 - low))

    return replace(dataset, costs=tuple(cheaper(one) if one.scheme in meant else one for one in dataset.costs))


CHANGES: dict[str, Callable[[Dataset, Measure, date], Dataset]] = {
    "recognise": _recognised,
    "adopt": _adopted,
    "accept": _accepted,
    "harmonise": _harmonised,
    "fund": _funded,
}
