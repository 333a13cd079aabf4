"""OSCAL documents as facts: catalogs and resolved profiles as catalogues, mapping-collections as sets, components as what they claim."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

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
from entente.certification.models import Catalogue, Requirement
from entente.certification.oscal import CannotReadOscal, Document, component, mapping, profile, read
from entente.certification.oscal.catalog import Node, nodes
from entente.certification.oscal.names import NS, catalogue_urn, requirement_urn, tokens
from entente.certification.oscal.walk import items, parts, text
from entente.certification.queries.catalogues import catalogue_named

SHOWN = {"statement", "item"}  # parts that a mapping may name
_WEIGHT = re.compile(r"\d{1,5}(\.\d{1,3})?", re.ASCII)
Brought = Sequence[tuple[str, bytes]]  # (name, content)


def read_files(paths: Sequence[Path], resources: Mapping[str, str] | None = None) -> Facts:
    try:
        return read_oscal([(path.name, path.read_bytes()) for path in paths], resources)
    except OSError as why:
        raise CannotImportCatalogues(_("%(file)s cannot be read: %(why)s.") % {"file": why.filename, "why": why.strerror}) from why


def read_oscal(brought: Brought, resources: Mapping[str, str] | None = None) -> Facts:
    """Files that belong together: a profile finds the catalogue it selects from among them. `resources`: href -> catalogue here."""
    documents = {name: _read(name, content) for name, content in brought}
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for _name, content in brought)).hexdigest()
    facts = Facts(", ".join(documents), digest)
    for name, document in documents.items():
        facts.problems += [Problem(name, 0, "link", finding.where, finding.sentence) for finding in document.findings]
        _TAKERS[document.kind](facts, name, document, documents, dict(resources or {}))
    return facts


def _read(name: str, content: bytes) -> Document:
    try:
        return read(content)
    except CannotReadOscal as why:
        raise CannotImportCatalogues(f"{name}: {why}") from why


def _catalog(facts: Facts, name: str, document: Document, documents: dict[str, Document], resources: dict[str, str]) -> None:
    _add_catalogue(facts, name, document, document.body)


def _profile(facts: Facts, name: str, document: Document, documents: dict[str, Document], resources: dict[str, str]) -> None:
    """Resolved, and each of its controls equal to the one it selects."""
    catalogs = {file: one for file, one in documents.items() if one.kind == "catalog"}

    def find(href: str, names: list[str]) -> dict[str, Any] | None:
        only = next(iter(catalogs.values()), None) if len(catalogs) == 1 else None
        found = next((catalogs[file] for file in names if file in catalogs), only)
        return found.body if found else None

    try:
        body = profile.resolved(document.body, find)
    except profile.CannotResolve as why:
        raise CannotImportCatalogues(f"{name}: {why}") from why
    catalogue = _add_catalogue(facts, name, document, body)
    for href, names in profile.hrefs(document.body):
        if source := find(href, names):
            _equal(facts, catalogue, source)


def _equal(facts: Facts, catalogue: CatalogueFacts, source: dict[str, Any]) -> None:
    urn = _urn(source)
    known = {text(node.body, "id") for node in nodes(source)}
    rows = [
        RowFacts(one.urn, requirement_urn(urn, one.urn.removeprefix(f"{catalogue.urn}:")), "equal", _("Selected by the profile."))
        for one in catalogue.requirements
        if one.is_assessable and one.urn.removeprefix(f"{catalogue.urn}:") in known
    ]
    facts.sets.append(
        SetFacts(
            f"{catalogue.urn}:selects"[:200], f"{catalogue.reference} → {text(source['metadata'], 'title')}", catalogue.urn, urn, rows=rows
        )
    )


def _add_catalogue(facts: Facts, name: str, document: Document, body: dict[str, Any]) -> CatalogueFacts:
    urn = _urn(body)
    said = {name: _said(body["metadata"], name) for name in ("urn", "reference", "locale", "licence", "version")}
    version = said["version"] if said["urn"] else document.version
    catalogue = CatalogueFacts(urn, said["reference"] or document.title[:120], document.title, _provider(body), said["locale"], version)
    catalogue.licence = said["licence"]
    taken: set[str] = set()
    for requirement in _requirements(body, urn):
        if requirement.urn in taken:
            facts.problems.append(Problem(name, 0, "repeated", requirement.urn, _("Its URN is another's already; left out.")))
            continue
        taken.add(requirement.urn)
        catalogue.requirements.append(requirement)
    facts.catalogues[urn] = catalogue
    facts.documents[urn] = {document.kind: document.body} | ({} if body is document.body else {"catalog": body})
    return catalogue


def _requirements(body: dict[str, Any], urn: str) -> Iterator[RequirementFacts]:
    """Groups, controls and the parts of their statements, each before what is inside it."""
    above: dict[int, tuple[str, int]] = {}  # a node's body -> its URN and depth, for those inside it
    for number, node in enumerate(nodes(body), start=1):
        parent, depth = above.get(id(node.body), ("", 1))
        found = _requirement(node, number, urn, parent, depth)
        yield found
        for inside in (*items(node.body, "groups"), *items(node.body, "controls")):
            above[id(inside)] = found.urn, depth + 1
        if not _said(node.body, "urn"):
            yield from _statements(node.body, urn, found.urn, depth)


def _requirement(node: Node, number: int, urn: str, parent: str, depth: int) -> RequirementFacts:
    """What we wrote ourselves says its own URN, and comes back as it went."""
    own = text(node.body, "id") or f"group-{number}"
    ours, label = _said(node.body, "urn")[:240], _said(node.body, "label")
    return RequirementFacts(
        ours or requirement_urn(urn, own),
        label if ours or label else own.upper() if node.is_control else own,
        parent,
        depth,
        _assessable(node.body, node.is_control),
        _said(node.body, "kind") if ours else "control" if node.is_control else "group",
        _weight(_said(node.body, "weight")),
        title="" if _said(node.body, "title") == "none" else text(node.body, "title"),
        text=_prose(node.body),
    )


def _weight(said: str) -> str:
    return said if _WEIGHT.fullmatch(said) and float(said) > 0 else "1"


def _statements(body: dict[str, Any], urn: str, parent: str, depth: int) -> Iterator[RequirementFacts]:
    waiting = [(part, parent, depth + 1) for part in reversed(items(body, "parts"))]
    while waiting:
        part, above, level = waiting.pop()
        if text(part, "name") not in SHOWN or not text(part, "id"):
            continue
        found = requirement_urn(urn, text(part, "id"))
        label = _said(part, "label") or text(part, "id")
        yield RequirementFacts(found, label, above, level, False, text(part, "name"), text=text(part, "prose"))
        waiting += [(one, found, level + 1) for one in reversed(items(part, "parts"))]


def _mapping(facts: Facts, name: str, document: Document, documents: dict[str, Document], resources: dict[str, str]) -> None:
    for place, one in enumerate(items(document.body, "mappings")):
        ends = [_resource(facts, name, text(one[side], "href"), resources) for side in ("source-resource", "target-resource")]
        ids = [_ids(facts, urn) for urn in ends]
        rows = []
        for line, said in enumerate(mapping.pairs(one), start=1):
            source, target = ids[0].get(said.source, f"{ends[0]}:{said.source}"), ids[1].get(said.target, f"{ends[1]}:{said.target}")
            rows.append(RowFacts(source, target, said.relation, said.rationale, "", line))
            if said.is_apart:
                facts.problems.append(Problem(name, line, "apart", f"{said.source} → {said.target}", _APART % {"relation": said.relation}))
        urn = f"urn:oscal:mapping:{text(one, 'uuid') or f'{document.uuid}-{place}'}"
        made = SetFacts(urn[:200], document.title, ends[0], ends[1], document.version[:40] or "1", _provider(document.body))
        made.rows += rows
        facts.sets.append(made)
        if len(items(document.body, "mappings")) == 1:
            facts.documents[urn[:200]] = {document.kind: document.body}


_APART = "Said of several requirements together; of this pair alone it says no more than: %(relation)s."


def _component(facts: Facts, name: str, document: Document, documents: dict[str, Document], resources: dict[str, str]) -> None:
    """A catalogue of what it claims, each claim containing the control it is about: unreviewed, like every row that a file brings."""
    urn = f"urn:oscal:component-definition:{document.uuid}"[:200]
    catalogue = CatalogueFacts(urn, document.title[:120], document.title, _provider(document.body), "", document.version)
    sets: dict[str, SetFacts] = {}
    for line, claim in enumerate(component.claims(document.body), start=1):
        end = _resource(facts, name, claim.source, resources)
        own = requirement_urn(urn, claim.uuid)
        catalogue.requirements.append(RequirementFacts(own, f"{claim.component} {claim.control}"[:120], kind="claim", text=claim.said))
        if end not in sets:
            sets[end] = SetFacts(f"{urn}:claims:{len(sets) + 1}"[:200], f"{document.title} → {end}"[:300], urn, end)
        target = _ids(facts, end).get(claim.control, f"{end}:{claim.control}")
        sets[end].rows.append(RowFacts(own, target, "superset", _("Claimed by its maker."), "", line))
    facts.catalogues[urn] = catalogue
    facts.documents[urn] = {document.kind: document.body}
    facts.sets += sets.values()


def _resource(facts: Facts, name: str, href: str, resources: dict[str, str]) -> str:
    """The URN of the catalogue that a document names: of these files, or of those here."""
    if href in facts.catalogues or catalogue_urn(href.removeprefix("#")) in facts.catalogues:
        return href if href in facts.catalogues else catalogue_urn(href.removeprefix("#"))
    named = catalogue_named(resources.get(href, href)) or Catalogue.objects.filter(urn=catalogue_urn(href.removeprefix("#"))).first()
    if named is None:
        said = {"file": name, "href": href}
        raise CannotImportCatalogues(
            _("%(file)s names %(href)s, which is no catalogue here. Import it first, or name it: --resource %(href)s=CATALOGUE.") % said
        )
    return named.urn


def _ids(facts: Facts, urn: str) -> dict[str, str]:
    """OSCAL id -> URN, of a catalogue in these files or here."""
    if urn in facts.catalogues:
        urns = [one.urn for one in facts.catalogues[urn].requirements]
    else:
        urns = list(Requirement.objects.filter(catalogue__urn=urn).order_by("position").values_list("urn", flat=True))
    return {token: one for one, token in tokens(urn, urns).items()}


def _urn(body: dict[str, Any]) -> str:
    return (_said(body["metadata"], "urn") or catalogue_urn(text(body, "uuid")))[:200]


def _said(body: Any, name: str) -> str:
    """A property: of ours by name, and the label that OSCAL itself knows."""
    props = [one for one in items(body, "props") if text(one, "name") == name and (text(one, "ns") == NS or name == "label")]
    plain = [one for one in props if text(one, "class") != "zero-padded"]
    return text((plain or props or [{}])[0], "value")


def _assessable(body: dict[str, Any], is_control: bool) -> bool:
    if said := _said(body, "assessable"):
        return said == "yes"
    withdrawn = any(text(one, "name") == "status" and text(one, "value").lower() == "withdrawn" for one in items(body, "props"))
    return is_control and not withdrawn


def _prose(body: dict[str, Any]) -> str:
    return "\n".join(filter(None, (text(part, "prose") for part in parts(body) if text(part, "name") in SHOWN)))


def _provider(body: dict[str, Any]) -> str:
    return text(next(iter(items(body["metadata"], "parties")), {}), "name")[:200]


_TAKERS = {"catalog": _catalog, "profile": _profile, "mapping-collection": _mapping, "component-definition": _component}
