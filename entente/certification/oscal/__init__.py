"""OSCAL 1.2, read by our own hand: catalog, profile with its resolution, mapping-collection and component-definition, as JSON."""

from entente.certification.oscal.document import CannotReadOscal, Document, Finding, read

__all__ = ["CannotReadOscal", "Document", "Finding", "read"]
