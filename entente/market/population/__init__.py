"""Access shares over any number of certificates: one expression, run by DuckDB or, unchanged, by Spark. Ibis is imported when called."""

from entente.market.population.shares import Shares, shares
from entente.market.population.ways import Ways, ways

__all__ = ["Shares", "Ways", "shares", "ways"]
