"""Choosing measures: as much opened access as conditions allow, never without a proven bound of what is possible at most.

Imports scipy: imported where it is called.
"""

from entente.engine.measures.answers import answers
from entente.engine.measures.nouns import Answer, Instance

__all__ = ["Answer", "Instance", "answers"]
