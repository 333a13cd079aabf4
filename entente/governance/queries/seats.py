"""Who sits where on any day, by the groups of seats: what is vacant, whose term ends, which rule of composition is broken."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from entente.engine import seats as engine
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Limits, Mandate, SeatGroup, SeatRule
from entente.governance.queries.breaches import sentence
from entente.members.models import Category, Classification
from entente.members.models import Seat as Seated

Row = TypeVar("Row")
SOON = timedelta(days=180)
HOLDING = (MandateRole.CHAIR, MandateRole.VICE_CHAIR, MandateRole.MEMBER, MandateRole.SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class Held:
    """A group of seats with who holds them and who stands in."""

    rule: SeatRule
    holders: list[Mandate]
    substitutes: list[Mandate]
    vacant: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A body as it sits on a day. `others` sit there without a group of seats: secretaries, observers, all where there are no groups."""

    body: Body
    groups: list[Held] = field(default_factory=list)
    others: list[Mandate] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    ending: list[Mandate] = field(default_factory=list)
    over: list[Mandate] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        return sum(held.vacant for held in self.groups)

    @property
    def seats(self) -> int:
        return sum(held.rule.seats for held in self.groups)

    @property
    def people(self) -> int:
        return len(self.others) + sum(len(held.holders) + len(held.substitutes) for held in self.groups)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the engine asks about all bodies at once."""

    mandates: dict[int, list[Mandate]]
    rules: dict[int, list[SeatRule]]
    limits: dict[int, Limits]
    categories: dict[int, str]
    countries: dict[int, str]
    names: dict[str, str]


def sittings(bodies: Sequence[Body], day: date) -> list[Sitting]:
    """Six queries, however many bodies there are."""
    facts = _facts([body.pk for body in bodies], day)
    return [_sitting(body, facts, day) for body in bodies]


def sitting_of(body: Body, day: date) -> Sitting:
    return sittings([body], day)[0]


@dataclass(frozen=True, slots=True)
class Taking:
    """Seats for those who come: the group of each, by the keys they came with, and whose term is over and who makes room for them."""

    groups: dict[int, SeatGroup | None]
    leaving: list[Mandate]


def taking(
    body: Body, coming: Sequence[engine.Sitter], day: date, *, within: SeatGroup | None = None, staying: Iterable[int] = ()
) -> Taking:
    """From a day on, within one group or in whichever has a seat for them. A seat whose term is over is free for them, the longest over
    first; `staying` are mandates that end otherwise, such as those of people who are elected anew."""
    facts, ended = _facts([body.pk], day), set(staying)
    rules = [rule for rule in facts.rules.get(body.pk, []) if within is None or rule.group_id == within.pk]
    there = [one for one in _holding(facts.mandates.get(body.pk, [])) if one.pk not in ended]
    over = sorted((one for one in there if one.term_ends_on and one.term_ends_on <= day), key=lambda one: (one.term_ends_on or day, one.pk))
    kept = [_sitter(one, facts) for one in there if one not in over]
    found = engine.assign([_group(rule) for rule in rules], kept, coming)
    by_key = {rule.group_id: rule for rule in rules}
    if within:
        found = dict.fromkeys(found, within.pk)
    groups = {key: by_key[group].group if group in by_key else within for key, group in found.items()}
    return Taking(groups, [one for rule in rules for one in _making_room(rule, kept, over, coming, found)])


def _making_room(
    rule: SeatRule, kept: Iterable[engine.Sitter], over: Iterable[Mandate], coming: Iterable[engine.Sitter], found: dict[int, int | None]
) -> Iterable[Mandate]:
    """Only as many as there are seats too few: whose term is over goes on until somebody is elected."""
    for is_substitute in (False, True):
        new = sum(found[one.key] == rule.group_id and one.is_substitute == is_substitute for one in coming)
        stay = sum(one.group == rule.group_id and one.is_substitute == is_substitute for one in kept)
        mine = [one for one in over if one.group_id == rule.group_id and (one.role == MandateRole.SUBSTITUTE) == is_substitute]
        free = (rule.substitutes if is_substitute else rule.seats) - stay - new
        yield from mine[: max(0, len(mine) - max(0, free))] if new else []


def _facts(bodies: list[int], day: date) -> _Facts:
    held = Mandate.objects.sitting(day).filter(body__in=bodies).select_related("person", "organisation", "group", "body")
    mandates, rules = list(held.by_rank()), SeatRule.objects.known().on(day).filter(group__body__in=bodies)
    organisations = {one.organisation_id for one in mandates if one.organisation_id}
    classified = Classification.objects.known().on(day).filter(organisation__in=organisations)
    moved = dict(Seated.objects.known().on(day).filter(organisation__in=organisations).values_list("organisation_id", "country_id"))
    return _Facts(
        _by_body(mandates, lambda one: one.body_id),
        _by_body(rules.select_related("group", "category").order_by("group__position", "pk"), lambda one: one.group.body_id),
        {one.body_id: one for one in Limits.objects.known().on(day).filter(body__in=bodies)},
        dict(classified.values_list("organisation_id", "category_id")),
        {one.organisation_id: one.organisation.country_id for one in mandates if one.organisation} | moved,
        dict(Category.objects.values_list("code", "name")),
    )


def _by_body(rows: Iterable[Row], key: Callable[[Row], int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _sitting(body: Body, facts: _Facts, day: date) -> Sitting:
    mandates, rules = facts.mandates.get(body.pk, []), facts.rules.get(body.pk, [])
    by_key = {one.pk: one for one in mandates}
    found = engine.compose([_group(rule) for rule in rules], (_sitter(one, facts) for one in _holding(mandates)), _limits(body, facts))
    held = [
        Held(rule, [by_key[key] for key in one.holders], [by_key[key] for key in one.substitutes], one.vacant)
        for rule, one in zip(rules, found.groups, strict=True)
    ]
    placed = {one.pk for group in held for one in (*group.holders, *group.substitutes)}
    terms = sorted((one for one in mandates if one.term_ends_on), key=lambda one: (one.term_ends_on or day, one.pk))
    return Sitting(
        body,
        held,
        [one for one in mandates if one.pk not in placed],
        [sentence(breach, by_key, facts.names, {rule.group_id: rule.group.name for rule in rules}) for breach in found.breaches],
        [one for one in terms if one.term_ends_on and day < one.term_ends_on <= day + SOON],
        [one for one in terms if one.term_ends_on and one.term_ends_on <= day],
    )


def _holding(mandates: Iterable[Mandate]) -> Iterable[Mandate]:
    """Observers and secretaries hold no seat, unless one was given to them."""
    return (one for one in mandates if one.role in HOLDING or one.group_id)


def _group(rule: SeatRule) -> engine.Group:
    return engine.Group(rule.group_id, rule.seats, rule.category_id or "", rule.substitutes, rule.country_cap)


def _sitter(one: Mandate, facts: _Facts) -> engine.Sitter:
    organisation = one.organisation_id
    return engine.Sitter(
        one.pk,
        one.group_id,
        organisation,
        facts.categories.get(organisation, "") if organisation else "",
        facts.countries.get(organisation, "") if organisation else "",
        one.role == MandateRole.SUBSTITUTE,
    )


def _limits(body: Body, facts: _Facts) -> engine.Limits:
    limits = facts.limits.get(body.pk)
    return engine.Limits(limits.country_cap, limits.organisation_cap, frozenset(limits.categories)) if limits else engine.Limits()
