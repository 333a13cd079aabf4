"""The exact answer, by HiGHS: begun from the best choice known, stopped when whoever asks says so. It may end without proof, and says so.

max sum w_c y_c with y_c <= sum of x_j over the measures that open c, the rows of conditions, x in {0, 1}, 0 <= y <= 1; for each party
sum w_c y_c over its cells >= the sum of what it loses. Imports highspy when called.
"""

from collections.abc import Callable
from typing import Any, cast

import numpy as np

from entente.engine.measures.merging import merged
from entente.engine.measures.nouns import EPSILON, Answer, Instance

Stop = Callable[[float, float], bool]  # (value, bound) known so far -> whether to stop


def exact(instance: Instance, known: Answer, *, stop: Stop = lambda value, bound: False, seconds: float | None = None) -> Answer:
    """At least as good as what is known, with the smaller of both bounds."""
    import highspy

    small = merged(instance)
    highs: Any = cast(Any, highspy).Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    if seconds is not None:
        highs.setOptionValue("time_limit", max(seconds, 0.0))
    highs.passModel(_model(small, highspy))
    highs.setSolution(_solution(small, known, highspy))
    highs.cbMipInterrupt.subscribe(lambda event: event.interrupt(_stops(event.data_out, stop, known)))
    highs.run()
    return _better(instance, small, known, highs, highspy)


def _stops(said: Any, stop: Stop, known: Answer) -> bool:
    return stop(max(-float(said.mip_primal_bound), known.value), min(-float(said.mip_dual_bound), known.bound))


def _model(small: Instance, highspy: Any) -> Any:
    """Columns: the measures, then the cells. Minimised, as HiGHS does of itself."""
    from scipy.sparse import csr_matrix, hstack, identity, vstack

    cells, measures = len(small.weights), small.measures
    blocks = [hstack([csr_matrix(small.rows), csr_matrix((len(small.rows), cells))]), hstack([-small.opens.T, identity(cells)])]
    uppers = [small.limits, np.zeros(cells)]
    if small.has_parties:
        parties = small.losses.shape[1]
        gains = csr_matrix((-small.weights, (small.party, np.arange(cells))), shape=(parties, cells))
        blocks.append(hstack([csr_matrix(small.losses.T), gains]))
        uppers.append(np.zeros(parties))
    matrix, upper = vstack(blocks).tocsr(), np.concatenate(uppers)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = measures + cells, len(upper)
    model.col_cost_ = np.concatenate([np.zeros(measures), -small.weights])
    model.col_lower_, model.col_upper_ = np.zeros(model.num_col_), np.ones(model.num_col_)
    model.row_lower_, model.row_upper_ = np.full(len(upper), -highspy.kHighsInf), upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [whole] * measures + [part] * cells
    return model


def _solution(small: Instance, known: Answer, highspy: Any) -> Any:
    chosen = np.zeros(small.measures)
    chosen[list(known.chosen)] = 1.0
    found = highspy.HighsSolution()
    found.col_value = np.concatenate([chosen, small.covered(chosen > 0)]).tolist()
    return found


def _better(instance: Instance, small: Instance, known: Answer, highs: Any, highspy: Any) -> Answer:
    """What HiGHS found is counted anew here: its own tolerances never enter an answer."""
    chosen = np.array(highs.getSolution().col_value[: small.measures]) > 0.5
    info = highs.getInfo()
    is_optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = min(known.bound, -info.mip_dual_bound * (1 + EPSILON)) if np.isfinite(info.mip_dual_bound) else known.bound
    value = instance.value(chosen) if len(chosen) and instance.allows(chosen) else -1.0
    if value <= known.value:
        return Answer(known.chosen, known.value, max(bound, known.value), known.cost, known.is_proven or is_optimal)
    return Answer(tuple(np.flatnonzero(chosen).tolist()), value, max(bound, value), float(instance.costs @ chosen), is_optimal)
