from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.sizes import CEILINGS, Classified, Figures, Size, classify, status

STEP = Decimal("0.01")
HEADCOUNTS = [
    Decimal(0),
    *(count for size in CEILINGS.values() for count in (Decimal(size.headcount or 0) - STEP, Decimal(size.headcount or 0))),
]
AMOUNTS = [Decimal(0)] + [
    amount + more
    for size in CEILINGS.values()
    for amount in (Decimal(size.turnover or 0), Decimal(size.balance or 0))
    for more in (0, STEP)
]  # on each ceiling and just beyond it: every case there is
COMPLETE = st.builds(Figures, st.sampled_from(HEADCOUNTS), st.sampled_from(AMOUNTS), st.sampled_from(AMOUNTS)) | st.builds(
    Figures, *[st.decimals(0, 10**9, places=2)] * 3
)
NAMES = st.sampled_from(["headcount", "turnover", "balance"])


def only(result: Classified) -> Size:
    (size,) = result.possible
    return size


@given(COMPLETE)
def test_complete_figures_give_the_size_the_recommendation_says(figures: Figures) -> None:
    assert figures.headcount is not None
    assert figures.turnover is not None
    assert figures.balance is not None
    million = 1_000_000
    expected = Size.LARGE
    if figures.headcount < 250 and (figures.turnover <= 50 * million or figures.balance <= 43 * million):
        expected = Size.MEDIUM
    if figures.headcount < 50 and (figures.turnover <= 10 * million or figures.balance <= 10 * million):
        expected = Size.SMALL
    if figures.headcount < 10 and (figures.turnover <= 2 * million or figures.balance <= 2 * million):
        expected = Size.MICRO

    assert only(classify(figures)) is expected


@given(COMPLETE, NAMES, st.decimals(0, 10**9, places=2))
def test_growing_never_makes_an_enterprise_smaller(figures: Figures, name: str, more: Decimal) -> None:
    grown = replace(figures, **{name: getattr(figures, name) + more})

    assert only(classify(grown)) >= only(classify(figures))


@given(COMPLETE, st.sets(NAMES))
def test_the_possible_sizes_are_those_that_some_missing_figure_makes(figures: Figures, missing: set[str]) -> None:
    partial = replace(figures, **dict.fromkeys(missing))
    choices = [
        [getattr(partial, name)] if name not in missing else (HEADCOUNTS if name == "headcount" else AMOUNTS)
        for name in ("headcount", "turnover", "balance")
    ]

    made = {only(classify(Figures(*completed))) for completed in product(*choices)}

    assert set(classify(partial).possible) == made


@given(COMPLETE, st.sets(NAMES))
def test_a_size_is_never_named_unless_the_known_figures_decide_it(figures: Figures, missing: set[str]) -> None:
    partial = classify(replace(figures, **dict.fromkeys(missing)))

    assert partial.code in {"unknown", classify(figures).code}
    assert partial.is_sme in {None, classify(figures).is_sme}


@given(COMPLETE, st.sets(NAMES))
def test_every_size_has_its_reasons(figures: Figures, missing: set[str]) -> None:
    result = classify(replace(figures, **dict.fromkeys(missing)))

    assert result.reasons
    assert (result.size is None) == any(reason.code.endswith("unknown") for reason in result.reasons)
    assert all(reason.text.endswith(".") for reason in result.reasons)


YEARS = st.lists(COMPLETE, min_size=1, max_size=6).map(lambda figures: dict(enumerate(figures, start=2014)))


def by_ceilings(sizes: list[Size]) -> list[Size]:
    """Article 4 told ceiling by ceiling: whether an enterprise counts as above it turns only on two years that agree."""
    above = {ceiling: sizes[0] > ceiling for ceiling in CEILINGS}
    found = [sizes[0]]
    for last, now in pairwise(sizes):
        for ceiling in CEILINGS:
            if (last > ceiling) == (now > ceiling):
                above[ceiling] = now > ceiling
        found.append(Size(sum(above.values())))
    return found


@given(YEARS)
def test_status_turns_on_two_years_in_a_row_at_every_ceiling(years: dict[int, Figures]) -> None:
    found = [only(result) for result in status(years).values()]

    assert found == by_ceilings([only(classify(figures)) for figures in years.values()])


@given(YEARS)
def test_one_year_apart_from_the_others_changes_nothing(years: dict[int, Figures]) -> None:
    steady = Figures(Decimal(30), Decimal(5_000_000), Decimal(5_000_000))
    odd = next(iter(years.values()))

    found = status({2014: steady, 2015: steady, 2016: odd, 2017: steady})

    assert {only(result) for result in found.values()} == {Size.SMALL}


@given(YEARS, st.data())
def test_figures_not_known_only_widen_what_is_possible(years: dict[int, Figures], data: st.DataObject) -> None:
    lost = data.draw(st.sets(st.sampled_from(sorted(years))))
    kept = {year: figures if year not in lost else Figures() for year, figures in years.items()}

    for year, result in status(kept).items():
        assert only(status(years)[year]) in result.possible


@given(YEARS, COMPLETE)
def test_a_year_in_which_it_changed_hands_counts_at_once(years: dict[int, Figures], bought: Figures) -> None:
    last = max(years) + 1

    assert status(years | {last: bought}, changed_hands={last})[last].possible == classify(bought).possible
