"""A whole form as a short plain text, one question a line: docs/how-to/ask.md says how."""

from entente.engine.questions.quick.naming import keyed
from entente.engine.questions.quick.reading import Unreadable, read
from entente.engine.questions.quick.writing import written

__all__ = ["Unreadable", "keyed", "read", "written"]
