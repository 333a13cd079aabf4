"""Papers out of texts: Word and PDF, the same bytes for the same version."""

from entente.documents.exports.paper import Paper
from entente.documents.exports.pdf import pdf
from entente.documents.exports.word import word

__all__ = ["Paper", "pdf", "word"]
