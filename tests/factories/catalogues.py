"""Small catalogues and mappings, brought by the room's own import."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from entente.certification.actions.catalogues import describe_catalogue
from entente.certification.actions.editions import work_out
from entente.certification.actions.mappings import begin_set, describe_set
from entente.certification.actions.scheme_bases import BasisSaid, set_basis
from entente.certification.catalogue_choices import CatalogueState, SetState
from entente.certification.imports.catalogue_facts import CatalogueFacts, Facts, RequirementFacts, RowFacts, SetFacts
from entente.certification.imports.catalogue_run import Done, import_catalogues
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement, Scheme, SchemeBasis
from entente.certification.queries.holdings import Holding, read
from entente.people.choices import RoleCode
from entente.people.models import Person
from tests.factories.people import account

BROUGHT = datetime(2018, 5, 3, 9, tzinfo=UTC)
DAY = BROUGHT.date()
Said = tuple[str, str, str]  # (source, relation, target) by reference


def urn(catalogue: str, reference: str = "") -> str:
    return f"urn:test:req:{catalogue}:{reference}" if reference else f"urn:test:framework:{catalogue}"


def facts_of(name: str, references: Sequence[str], **said: Any) -> CatalogueFacts:
    """A reference such as "1/1.2" stands under "1"; one that ends in "!" is not assessed."""
    found = CatalogueFacts(urn(name), said.pop("reference", name.upper()), said.pop("title", f"Catalogue {name}"), **said)
    for place in references:
        above, _slash, own = place.rstrip("!").rpartition("/")
        parent = above.rpartition("/")[2]
        one = RequirementFacts(urn(name, own), own, urn(name, parent) if parent else "", above.count("/") + 2 if above else 1)
        found.requirements.append(replace(one, is_assessable=not place.endswith("!"), title=f"About {own}", text=f"Do what {own} says."))
    return found


def catalogue(name: str, references: Sequence[str] = ("1", "2", "3"), *, with_texts: bool = True, **said: Any) -> Catalogue:
    bring(Facts("test", "0" * 64, {urn(name): facts_of(name, references, **said)}), with_texts=with_texts)
    return Catalogue.objects.get(urn=urn(name))


def mapping(source: str, target: str, *rows: Said, version: str = "1", name: str = "", by: Person | None = None) -> MappingSet:
    said = SetFacts(f"urn:test:map:{source}:{target}{name}", name or f"{source} → {target}", urn(source), urn(target), version)
    said.rows += [
        RowFacts(urn(source, one), urn(target, other), relation, line=line) for line, (one, relation, other) in enumerate(rows, start=1)
    ]
    bring(Facts("test", "0" * 64, sets=[said]), by=by)
    return MappingSet.objects.get(urn=said.urn, version=version)


def bring(facts: Facts, *, with_texts: bool = False, by: Person | None = None, is_dry_run: bool = False) -> Done:
    done = import_catalogues(facts, by=by, at=BROUGHT, with_texts=with_texts, is_dry_run=is_dry_run)
    work_out(at=BROUGHT)
    return done


def holding(name: str, day: date = DAY) -> Holding:
    return read([name], day)[name]


def basis(
    scheme: str,
    name: str,
    *,
    level: str = "",
    parts: Sequence[str] = (),
    on: date = DAY,
    source: str = "https://source.example/",
) -> SchemeBasis:
    """A scheme of the reference files, by its code, assesses against a catalogue."""
    found = Scheme.objects.get(code=scheme)
    said = BasisSaid(
        Catalogue.objects.get(urn=urn(name)),
        found.levels.get(code=level) if level else None,
        [requirement(name, part) for part in parts],
        source,
    )
    return set_basis(found, said, on=on, by=account(RoleCode.OFFICE).person, at=BROUGHT)


def requirement(name: str, reference: str) -> Requirement:
    return Requirement.objects.select_related("catalogue").get(urn=urn(name, reference))


def row(source: str, target: str) -> MappingRow:
    """By reference."""
    return MappingRow.objects.get(source__reference=source, target__reference=target)


def consultation(name: str = "eucs", references: Sequence[str] = ("1", "2", "3"), until: date | None = None) -> Catalogue:
    made = catalogue(name, references)
    said = {"licence": "", "state": CatalogueState.CONSULTATION, "consulted_until": until, "is_exhausted": False}
    return describe_catalogue(made, **said, by=account(RoleCode.OFFICE).person, at=BROUGHT)


def draft(source: Catalogue, target: Catalogue, by: Person) -> MappingSet:
    return begin_set(source, target, "By hand", by=by, at=BROUGHT)


def put_in_use(mapping_set: MappingSet, by: Person, *, is_complete: bool = False) -> MappingSet:
    return describe_set(mapping_set, name=mapping_set.name, state=SetState.IN_USE, is_complete=is_complete, by=by, at=BROUGHT)
