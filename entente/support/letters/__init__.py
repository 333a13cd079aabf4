"""An answer as a letter: PDF/UA-1 and PDF/A-2a, the same bytes for the same letter."""

from entente.support.letters.letter import letter_of, pdf_of

__all__ = ["letter_of", "pdf_of"]
