"""Reads that span tables: the register with its figures, the plan of an investor day, and what the observatory counts."""

from entente.industry.queries.plan import Table, plan
from entente.industry.queries.register import Figures, figures
from entente.industry.queries.together import Counted, counted

__all__ = ["Counted", "Figures", "Table", "counted", "figures", "plan"]
