"""What is met already, as an OSCAL component-definition: the product or service as a component that implements requirements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from entente.certification.exports.oscal import head, ids_of
from entente.certification.models import Catalogue, Requirement, SourceDocument
from entente.certification.oscal.names import steady


@dataclass(frozen=True, slots=True)
class Implemented:
    """A requirement that is met, and why in words."""

    requirement: Requirement
    said: str


def as_it_came(catalogue: Catalogue) -> dict[str, Any] | None:
    """Of a catalogue that came as a component-definition, where its texts may be shown."""
    kept = SourceDocument.objects.filter(catalogue=catalogue, kind="component-definition").first()
    return {"component-definition": kept.body} if kept else None


def definition(title: str, held: str, met: Sequence[Implemented], at: datetime) -> dict[str, Any]:
    """One component; of each catalogue the requirements that are certain, each with its reason."""
    name = f"component:{title}:{held}"
    component: dict[str, Any] = {"uuid": steady(name), "type": "service", "title": title, "description": held}
    ordered = sorted(met, key=lambda one: (one.requirement.catalogue_id, one.requirement.position))
    found = [_of(catalogue, list(of_it), name) for catalogue, of_it in groupby(ordered, key=lambda one: one.requirement.catalogue)]
    more = {"control-implementations": found} if found else {}
    return {"component-definition": head(name, title, "1", at, None) | {"components": [component | more]}}


def _of(catalogue: Catalogue, met: Iterable[Implemented], name: str) -> dict[str, Any]:
    ids = ids_of(catalogue)
    implemented = [{"control-id": ids[one.requirement.urn], "description": one.said} for one in met]
    numbered = [{"uuid": steady(f"{name}:{catalogue.urn}:{one['control-id']}"), **one} for one in implemented]
    about = {"uuid": steady(f"{name}:{catalogue.urn}"), "source": catalogue.urn, "description": str(catalogue.name)}
    return {**about, "implemented-requirements": numbered}
