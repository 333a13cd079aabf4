"""The best choice, exactly, by HiGHS; what it found is counted anew here, so its tolerances never enter an answer.

max sum p_sc x_sc + sum b_ij z_ij: one c for each seat s, one seat for each group, z_ij <= y_i and y_j (y_c: c sits somewhere), u_k <= sum
of y_c in country k, and the rules on u and y. x, u in {0, 1}, 0 <= z <= 1. Imports highspy when called.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any, cast

import numpy as np

from entente.engine.consortia.fit import bond, broken, needed_smes, nothing, points, possible, worth
from entente.engine.consortia.nouns import Board, Candidate, Choice, Rule, Rules

Column = tuple[str, Candidate]
Terms = list[tuple[int, float]]


def choose(board: Board, *, seconds: float = 20.0) -> Choice:
    """The choice of the most points that keeps every rule; of two alike HiGHS's own. Unproven after `seconds`: TimeoutError."""
    open_to = {seat.key: possible(board, seat) for seat in board.seats}
    empty = tuple(seat for seat, found in open_to.items() if not found)
    columns = [(seat, one) for seat, found in open_to.items() for one in found]
    if not columns:
        return nothing(empty)
    seats = _solved(board, columns, board.rules, is_apart=True, seconds=seconds)
    if seats is None:
        return nothing(empty, _conflicts(board, columns, seconds))
    return Choice(seats, worth(board, seats), empty)


def _conflicts(board: Board, columns: list[Column], seconds: float) -> tuple[Rule, ...]:
    """The rules of which each, left out alone, leaves a choice."""
    rules = board.rules
    without: dict[Rule, tuple[Rules, bool]] = {
        Rule.COUNTRIES: (replace(rules, countries=0), True),
        Rule.INDEPENDENT: (rules, False),
        Rule.MEMBER_STATE: (replace(rules, in_member_states=0), True),
        Rule.SMES: (replace(rules, sme_share=Fraction(0)), True),
    }
    found = tuple(
        rule for rule, (left, is_apart) in without.items() if _solved(board, columns, left, is_apart=is_apart, seconds=seconds) is not None
    )
    return found or tuple(Rule)


def _solved(board: Board, columns: list[Column], rules: Rules, *, is_apart: bool, seconds: float) -> dict[str, str] | None:
    import highspy

    program = _Program([float(points(seat, one)) for seat, one in _seated(board, columns)])
    _seats_and_groups(program, columns, is_apart)
    _rules(program, columns, rules)
    _bonds(program, board, columns)
    chosen = program.solve(cast(Any, highspy), seconds)
    if chosen is None:
        return None
    seats = {columns[place][0]: columns[place][1].key for place in range(len(columns)) if chosen[place] > 0.5}
    left = broken(rules, [columns[place][1] for place in range(len(columns)) if chosen[place] > 0.5])
    if left - (frozenset() if is_apart else {Rule.INDEPENDENT}):
        raise ArithmeticError(f"The solver's answer breaks {sorted(left)}.")
    return seats


def _seated(board: Board, columns: list[Column]) -> Iterable[tuple[Any, Candidate]]:
    named = {seat.key: seat for seat in board.seats}
    return [(named[seat], one) for seat, one in columns]


def _places(columns: list[Column], key: Callable[[Column], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, column in enumerate(columns):
        found.setdefault(key(column), []).append(place)
    return found


def _seats_and_groups(program: "_Program", columns: list[Column], is_apart: bool) -> None:
    """Everybody sits once at most, whatever is left out."""
    for places in _places(columns, lambda one: one[0]).values():
        program.row([(place, 1.0) for place in places], 1, 1)
    for places in _places(columns, lambda one: one[1].group if is_apart else one[1].key).values():
        if len(places) > 1:
            program.row([(place, 1.0) for place in places], 0, 1)


def _rules(program: "_Program", columns: list[Column], rules: Rules) -> None:
    seats = len({seat for seat, _one in columns})
    in_states = [(place, 1.0) for place, (_seat, one) in enumerate(columns) if one.country in rules.member_states]
    smes = [(place, 1.0) for place, (_seat, one) in enumerate(columns) if one.is_sme]
    program.row(in_states, rules.in_member_states, np.inf)
    program.row(smes, needed_smes(rules, seats), np.inf)
    if rules.countries:
        by_country = _places(columns, lambda one: one[1].country)
        counted = []
        for country in sorted(by_country.keys() & rules.eligible):
            counted.append((program.column(0.0), 1.0))
            program.row([counted[-1], *((place, -1.0) for place in by_country[country])], -np.inf, 0)
        program.row(counted, rules.countries, np.inf)


def _bonds(program: "_Program", board: Board, columns: list[Column]) -> None:
    places = _places(columns, lambda one: one[1].key)
    for pair in sorted((pair for pair in board.met if pair <= places.keys() and board.met[pair] > 0), key=sorted):
        together = program.column(float(bond(board.met[pair])), is_whole=False)
        for key in pair:
            program.row([(together, 1.0), *((place, -1.0) for place in places[key])], -np.inf, 0)


class _Program:
    """A mixed integer program, grown column by column and row by row; every variable lies in [0, 1], the value is maximised."""

    def __init__(self, values: list[float]) -> None:
        self.values, self.whole = values, [True] * len(values)
        self.rows: list[Terms] = []
        self.bounds: list[tuple[float, float]] = []

    def column(self, value: float, *, is_whole: bool = True) -> int:
        self.values.append(value)
        self.whole.append(is_whole)
        return len(self.values) - 1

    def row(self, terms: Terms, low: float, high: float) -> None:
        self.rows.append(terms)
        self.bounds.append((low, high))

    def solve(self, highspy: Any, seconds: float) -> list[float] | None:
        """The values of the columns, proven best; None where nothing keeps every row."""
        highs = highspy.Highs()
        for name, value in (
            ("log_to_console", False),
            ("output_flag", False),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.5),
            ("threads", 1),
            ("time_limit", seconds),
        ):
            highs.setOptionValue(name, value)
        highs.passModel(self._model(highspy))
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return list(highs.getSolution().col_value)
        if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return None
        raise TimeoutError(f"No proven choice within {seconds:g} seconds.")

    def _model(self, highspy: Any) -> Any:
        model, infinity = highspy.HighsLp(), highspy.kHighsInf
        model.num_col_, model.num_row_ = len(self.values), len(self.rows)
        model.col_cost_ = -np.array(self.values)
        model.col_lower_, model.col_upper_ = np.zeros(model.num_col_), np.ones(model.num_col_)
        low, high = np.array(self.bounds).T
        model.row_lower_, model.row_upper_ = np.maximum(low, -infinity), np.minimum(high, infinity)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms in self.rows)])
        model.a_matrix_.index_ = [place for terms in self.rows for place, _factor in terms]
        model.a_matrix_.value_ = [factor for terms in self.rows for _place, factor in terms]
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self.whole]
        return model
