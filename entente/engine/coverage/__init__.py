"""What does holding some requirements prove of others, and what may it prove? Mappings between requirement catalogues, read soundly.

Requirements are sets of what has to be done; a mapping row says how one stands to another. Only what follows from the rows is said:
containment passes on (whoever meets the larger meets the smaller), an overlap passes on through containment, and never through a second
overlap. `docs/method/coverage.md` says it at length.
"""

from entente.engine.coverage.closure import Closure, closed
from entente.engine.coverage.cover import Coverage, Standing, cover
from entente.engine.coverage.graph import Requirements, Rows
from entente.engine.coverage.matrix import Matrix, matrix
from entente.engine.coverage.relations import Relation, read_cautiously
from entente.engine.coverage.witness import Link, Traces, Witness, traced

__all__ = [
    "Closure",
    "Coverage",
    "Link",
    "Matrix",
    "Relation",
    "Requirements",
    "Rows",
    "Standing",
    "Traces",
    "Witness",
    "closed",
    "cover",
    "matrix",
    "read_cautiously",
    "traced",
]
