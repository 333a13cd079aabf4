"""What holds of the fragmentation index in any market whatever."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.access import Classes, Rule, Rules, access, reasons
from entente.engine.fragmentation import Index, World, by_group, costs_drawn, measure, rank_stability, secondary
from entente.engine.fragmentation.cost import Plan
from entente.engine.fragmentation.parts import f_acc
from tests.laws.market_worlds import LEVELS, more, single_rules, worlds

few = settings(max_examples=60, deadline=None)


def same(one: Index, other: Index) -> bool:
    told = [[(part.value, part.low, part.high, part.known) for part in each.parts] for each in (one, other)]
    flat = [np.array([np.nan if x is None else x for part in each for x in part]) for each in told]
    return bool(np.allclose(*flat, atol=1e-9, equal_nan=True)) and abs(one.closed - other.closed) < 1e-9


@given(worlds())
@few
def test_everything_stays_within_nothing_and_one_and_the_value_within_its_interval(world: World) -> None:
    found = measure(world)

    for part in found.parts:
        assert 0 <= part.low <= part.high <= 1
        assert 0 <= part.known <= 1
        assert part.value is None or part.low - 1e-9 <= part.value <= part.high + 1e-9
    assert 0 <= found.low <= found.high <= 1
    assert 0 <= found.closed <= 1
    assert found.value is None or found.low - 1e-9 <= found.value <= found.high + 1e-9


@given(worlds(), st.data())
@few
def test_adding_a_recognition_never_raises_the_access_that_is_missing(world: World, data: st.DataObject) -> None:
    wider = more(world, data.draw(single_rules(len(world.markets))))

    before, after = f_acc(world), f_acc(wider)

    assert (world.access.opened <= wider.access.opened).all()
    assert after.high <= before.high + 1e-9
    assert after.value is None or before.value is None or after.value <= before.value + 1e-9


@given(worlds(), st.floats(0.1, 0.9))
@few
def test_splitting_a_class_changes_nothing(world: World, share: float) -> None:
    classes = world.classes
    split = classes.chosen([*range(len(classes)), 0])
    weight = split.weight.copy()
    weight[0], weight[-1] = classes.weight[0] * share, classes.weight[0] * (1 - share)

    assert same(measure(world), measure(replace(world, classes=replace(split, weight=weight))))


@given(worlds(), st.randoms(use_true_random=False))
@few
def test_names_and_order_change_nothing(world: World, dice: object) -> None:
    def shuffled(count: int) -> np.ndarray:
        places = list(range(count))
        dice.shuffle(places)  # type: ignore[attr-defined]
        return np.array(places)

    renamed = _renamed(world, shuffled(len(world.classes)), shuffled(len(world.markets)), shuffled(LEVELS), shuffled(3))

    assert same(measure(world), measure(renamed))


@given(worlds(complete=True))
@settings(max_examples=150, deadline=None)
def test_no_fragmentation_is_when_everything_opens_everything_at_no_cost_and_requirements_agree(world: World) -> None:
    found = measure(world)
    counted = world.access.in_scope & ~world.is_home
    bill = Plan(world).bill(world.costs.expected)

    opens_all = not (counted & ~world.access.opened).any()
    free = np.allclose(bill.total, bill.one)
    agree = all(
        (world.requires[one] == world.requires[other]).all()
        for one in range(len(world.markets))
        for other in range(one)
        if world.markets.sector[one] == world.markets.sector[other] and world.markets.scope[one] == world.markets.scope[other]
    )

    assert found.high <= 1
    is_complete = all(part.value is not None for part in found.parts)
    assert not is_complete or (found.value < 1e-9) == (opens_all and free and agree)  # type: ignore[operator]
    assert (found.acc.value is None) == (not counted.any())


@given(worlds())
@few
def test_each_reason_says_what_the_matrix_says(world: World) -> None:
    for c in range(len(world.classes)):
        for m, reason in enumerate(reasons(world.classes.chosen([c]), world.markets, world.chains)):
            assert reason.because.opens == world.access.opened[c, m]
            assert reason.because.is_unknown == world.access.unknown[c, m]


@given(worlds())
@few
def test_without_a_rule_that_chains_no_second_hop_is_taken(world: World) -> None:
    rules = world.rules
    single = replace(rules, chains=np.zeros(len(rules), bool))

    assert all(len(trail) == 1 for trail in replace(world, rules=single).chains.trail)
    for trail in world.chains.trail:
        assert all(rules.chains[r] for r in trail[1:])
        assert len(set(trail)) == len(trail)


def test_recognition_is_neither_symmetric_nor_transitive() -> None:
    """Two labels that a third country recognises do not open each other's market."""
    from entente.engine.access import Markets

    de, fi, sg = range(3)
    markets = Markets.of(state=[de, fi, sg], mode=[2, 2, 2], accepted=np.eye(3, dtype=bool))
    rules = Rules.of([Rule([de], [sg]), Rule([fi], [sg])], 3, 3)

    found = access(Classes.of([de, fi, sg], [de, fi, sg]), markets, rules)

    assert found.opened.tolist() == [[True, False, True], [False, True, True], [False, False, True]]


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_the_same_seed_draws_the_same_and_every_draw_is_a_share(world: World) -> None:
    drawn, again = (costs_drawn(world, seed=7, draws=8) for _ in range(2))
    groups = list(by_group(world, "state").values())

    assert drawn is None or ((drawn == again).all() and (drawn >= 0).all() and (drawn <= 1).all())
    assert rank_stability(groups, seed=7, draws=50) == rank_stability(groups, seed=7, draws=50)
    for stable in filter(None, rank_stability(groups, seed=7, draws=50)):
        assert 1 <= stable.low <= stable.high <= len(groups)


@given(worlds())
@few
def test_secondary_figures_keep_their_bounds(world: World) -> None:
    found = secondary(world, np.arange(LEVELS))

    assert found.schemes is None or 1 - 1e-9 <= found.schemes <= LEVELS + 1e-9
    assert found.reach is None or (sorted(found.reach) == list(found.reach) and 0 <= found.reach[0] <= found.reach[-1] <= 1 + 1e-9)
    assert set(found.isolated) <= set(world.markets.state.tolist())


def _renamed(world: World, c: np.ndarray, m: np.ndarray, level: np.ndarray, q: np.ndarray) -> World:
    """Classes, markets, levels and requirements in another order; level old -> new is the inverse of the order."""
    new = np.argsort(level)
    classes, offers = world.classes.chosen(c), world.offers
    markets, rules, costs = world.markets.chosen(m), world.rules, world.costs

    def relevelled(of: Classes) -> Classes:
        return replace(of, level=np.where(of.level < 0, -1, new[of.level]))

    return World(
        relevelled(classes),
        replace(markets, accepted=markets.accepted[level]),
        replace(rules, source=rules.source[:, level], target=rules.target[:, level], where=rules.where[:, m]),
        relevelled(offers),
        replace(costs, low=costs.low[level], likely=costs.likely[level], high=costs.high[level]),
        world.requires[m][:, q],
        world.requirement_weight[q],
        world.is_required_known[m],
    )
