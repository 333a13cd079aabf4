from entente.agenda.imports.reading import CALLS, TOPICS
from entente.agenda.imports.run import CallImport, call_file
from entente.agenda.imports.upload import brought

__all__ = ["CALLS", "TOPICS", "CallImport", "brought", "call_file"]
