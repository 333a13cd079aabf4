"""One OSCAL document: what it is, whether its required parts are there, whether its ids are its own and its references lead somewhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.oscal import catalog, component, mapping, profile
from entente.certification.oscal.walk import Finding, has, text

__all__ = ["CannotReadOscal", "Document", "Finding", "read"]

_CHECKS: dict[str, Callable[[dict[str, Any]], list[Finding]]] = {
    "catalog": catalog.check,
    "profile": profile.check,
    "mapping-collection": mapping.check,
    "component-definition": component.check,
}
_METADATA = ("title", "last-modified", "version", "oscal-version")
MOST_TOLD = 20


class CannotReadOscal(Exception):
    """The file is no OSCAL document of a kind that is read here; nothing was written."""


@dataclass(frozen=True, slots=True)
class Document:
    """`findings`: what is not as it should be and does not stop the document from being read: links that lead out of it."""

    kind: str
    body: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    @property
    def uuid(self) -> str:
        return text(self.body, "uuid")

    @property
    def title(self) -> str:
        return text(self.body["metadata"], "title")

    @property
    def version(self) -> str:
        return text(self.body["metadata"], "version")


def read(content: bytes) -> Document:
    """Refuses what lacks a required part, uses an id twice or names a parameter that is not there."""
    kind, body = _opened(content)
    findings = [*_metadata(body), *_CHECKS[kind](body)]
    wrong = [finding for finding in findings if finding.is_fatal]
    if wrong:
        told = "; ".join(f"{finding.where}: {finding.sentence}" for finding in wrong[:MOST_TOLD])
        more = len(wrong) - MOST_TOLD
        raise CannotReadOscal(told + (_("; and %(more)s more") % {"more": more} if more > 0 else ""))
    return Document(kind, body, findings)


def _opened(content: bytes) -> tuple[str, dict[str, Any]]:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as why:
        raise CannotReadOscal(
            _("This is not JSON: %(why)s. OSCAL is read here as JSON; convert XML or YAML first.") % {"why": why}
        ) from why
    kind = next((name for name in _CHECKS if isinstance(whole, dict) and isinstance(whole.get(name), dict)), None)
    if kind is None:
        raise CannotReadOscal(_("This is none of %(kinds)s.") % {"kinds": ", ".join(_CHECKS)})
    return kind, whole[kind]


def _metadata(body: dict[str, Any]) -> list[Finding]:
    if not has(body, "uuid") or not isinstance(body.get("metadata"), dict):
        return [Finding("uuid, metadata", _("is missing"))]
    return [Finding(f"metadata/{name}", _("is missing")) for name in _METADATA if not has(body["metadata"], name)]
