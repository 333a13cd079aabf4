"""The library format of CISO Assistant, as an adapter: frameworks and mapping sets in YAML."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from entente.certification.imports.catalogue_facts import (
    CannotImportCatalogues,
    CatalogueFacts,
    Facts,
    Problem,
    RequirementFacts,
    RowFacts,
    SetFacts,
)

DEEPEST = 100
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_libraries(paths: Sequence[Path]) -> Facts:
    try:
        return read_library([(path.name, path.read_bytes()) for path in paths])
    except OSError as why:
        raise CannotImportCatalogues(_("%(file)s cannot be read: %(why)s.") % {"file": why.filename, "why": why.strerror}) from why


def read_library(brought: Sequence[tuple[str, bytes]]) -> Facts:
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for _name, content in brought)).hexdigest()
    facts = Facts(", ".join(name for name, _content in brought), digest)
    for name, content in brought:
        _take(facts, name, _opened(name, content))
    if not facts.catalogues and not facts.sets:
        raise CannotImportCatalogues(_("%(file)s holds neither a framework nor a mapping set.") % {"file": facts.name})
    return facts


def _opened(name: str, content: bytes) -> dict[str, Any]:
    try:
        found = yaml.load(content, Loader=_LOADER)  # noqa: S506 -- the safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError, AttributeError) as why:
        said = {"file": name, "why": " ".join(str(why).split())[:300]}
        raise CannotImportCatalogues(_("%(file)s is not YAML that can be read: %(why)s") % said) from why
    if not isinstance(found, dict) or not isinstance(found.get("objects"), dict):
        raise CannotImportCatalogues(_("%(file)s is no library: it has no objects.") % {"file": name})
    return found


def _take(facts: Facts, name: str, library: dict[str, Any]) -> None:
    objects = library["objects"]
    for framework in (*_maps(objects.get("framework")), *_maps(objects.get("frameworks"))):
        _take_framework(facts, name, framework, library)
    for one in (*_maps(objects.get("requirement_mapping_set")), *_maps(objects.get("requirement_mapping_sets"))):
        _take_set(facts, one, library)


def _take_framework(facts: Facts, name: str, framework: dict[str, Any], library: dict[str, Any]) -> None:
    urn = _text(framework, "urn")[:200]
    if not urn or urn in facts.catalogues:
        raise CannotImportCatalogues(_("%(file)s: a framework needs an URN of its own.") % {"file": name})
    title = _text(framework, "name") or _text(framework, "ref_id") or urn
    catalogue = CatalogueFacts(
        urn,
        _text(framework, "ref_id") or title[:120],
        title,
        _text(library, "provider"),
        _text(library, "locale"),
        _text(library, "version"),
    )
    catalogue.licence = _text(library, "copyright")[:300]
    depths: dict[str, int] = {}
    for place, node in enumerate(_maps(framework.get("requirement_nodes")), start=1):
        own, parent = _text(node, "urn"), _text(node, "parent_urn")
        above = depths.get(parent, -1) if parent else 0
        if not own or len(own) > 240 or own in depths or not 0 <= above < DEEPEST:
            facts.problems.append(
                Problem(
                    name, place, "rejected", own[:240], _("It has no URN of its own, or its parent stands nowhere before it; left out.")
                )
            )
            continue
        depths[own] = above + 1
        catalogue.requirements.append(_requirement(node, own, parent, above + 1))
    facts.catalogues[urn] = catalogue


def _requirement(node: dict[str, Any], urn: str, parent: str, depth: int) -> RequirementFacts:
    return RequirementFacts(
        urn,
        _text(node, "ref_id"),
        parent,
        depth,
        node.get("assessable") is True,
        title=_text(node, "name"),
        text="\n\n".join(filter(None, (_text(node, "description"), _text(node, "annotation")))),
    )


def _take_set(facts: Facts, one: dict[str, Any], library: dict[str, Any]) -> None:
    ends = _text(one, "source_framework_urn"), _text(one, "target_framework_urn")
    urn = _text(one, "urn") or "-to-".join(ends)
    found = SetFacts(
        urn[:200],
        _text(one, "name") or urn,
        *ends,
        _text(library, "version")[:40] or "1",
        _text(library, "provider"),
        _text(library, "copyright")[:300],
    )
    found.rows += [
        RowFacts(
            _text(row, "source_requirement_urn"),
            _text(row, "target_requirement_urn"),
            _text(row, "relationship"),
            _text(row, "rationale"),
            _text(row, "strength_of_relationship"),
            line,
        )
        for line, row in enumerate(_maps(one.get("requirement_mappings")), start=1)
    ]
    facts.sets.append(found)


def _maps(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
    elif isinstance(found, list):
        yield from (one for one in found if isinstance(one, dict))


def _text(of: dict[str, Any], name: str) -> str:
    """Numbers and days as they are written; everything else that is no text is nothing."""
    found = of.get(name)
    if found is None or isinstance(found, dict | list | set | bytes | bool):
        return ""
    return str(found).replace("\x00", "").encode("utf-8", "replace").decode().strip()
