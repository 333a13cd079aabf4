"""Catalogues as three tables: frameworks, requirements, mappings; each as CSV, gzipped CSV or XLSX."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from sys import intern
from typing import BinaryIO, cast

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
from entente.files import tables

NAMES = ("frameworks", "requirements", "mappings")
ENDINGS = (".csv.gz", ".csv", ".xlsx")
_NEEDED = {
    "frameworks": {"framework_urn", "ref_id", "name"},
    "requirements": {"framework_urn", "requirement_urn", "ref_id", "parent_urn", "assessable"},
    "mappings": {"source_framework", "target_framework", "source_requirement", "target_requirement", "relationship"},
}
_YES = {"1", "true", "yes", "x"}
DEEPEST = 100


def read_folder(folder: Path) -> Facts:
    """The three files of a folder; only the mappings may be missing."""
    found = {name: _file(folder, name) for name in NAMES}
    missing = [name for name in NAMES[:2] if found[name] is None]
    if missing:
        said = {"folder": folder, "names": ", ".join(f"{name}.csv" for name in missing)}
        raise CannotImportCatalogues(_("%(folder)s holds no %(names)s (nor .csv.gz or .xlsx).") % said)
    digest = hashlib.sha256()
    for path in filter(None, found.values()):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    facts = Facts(folder.name or "requirements", digest.hexdigest())
    _frameworks(found["frameworks"], facts)  # type: ignore[arg-type]
    _requirements(found["requirements"], facts)  # type: ignore[arg-type]
    if found["mappings"]:
        facts.mappings_file = found["mappings"].name
        _mappings(found["mappings"], facts)
    return facts


def _file(folder: Path, name: str) -> Path | None:
    return next((path for ending in ENDINGS if (path := folder / f"{name}{ending}").is_file()), None)


def _frameworks(path: Path, facts: Facts) -> None:
    for line, row in _rows(path, "frameworks"):
        urn = row["framework_urn"]
        if not urn or urn in facts.catalogues:
            facts.problems.append(Problem(path.name, line, "repeated", urn, _("A framework needs an URN of its own; left out.")))
            continue
        facts.catalogues[urn] = CatalogueFacts(
            urn[:200],
            row["ref_id"],
            row["name"] or row["ref_id"] or urn,
            row.get("provider", ""),
            row.get("locale", ""),
            row.get("version", ""),
        )
        facts.catalogues[urn].licence = row.get("licence", "")
        if row.get("children_exhaust"):
            facts.catalogues[urn].is_exhausted = row["children_exhaust"].lower() in _YES


def _requirements(path: Path, facts: Facts) -> None:
    """In the order of the file; a parent has to stand before its children and in the same catalogue."""
    depths: dict[str, tuple[str, int]] = {}
    for line, row in _rows(path, "requirements"):
        urn, framework, parent = row["requirement_urn"], intern(row["framework_urn"]), row["parent_urn"]
        above = depths.get(parent) if parent else (framework, 0)
        if why := _wrong(row, facts, depths, above):
            facts.problems.append(Problem(path.name, line, "rejected", urn, why))
            continue
        depth = above[1] + 1 if above else 1
        depths[urn] = framework, depth
        facts.catalogues[framework].requirements.append(_requirement(row, depth))


def _wrong(row: dict[str, str], facts: Facts, depths: dict[str, tuple[str, int]], above: tuple[str, int] | None) -> str:
    urn = row["requirement_urn"]
    if not urn or len(urn) > 240 or urn in depths:
        return _("A requirement needs an URN of its own, of at most 240 letters; left out.")
    if row["framework_urn"] not in facts.catalogues:
        return _("No framework has the URN %(urn)s; left out.") % {"urn": row["framework_urn"]}
    if above is None or above[0] != row["framework_urn"]:
        return _("Its parent %(urn)s stands nowhere before it in the same framework; left out.") % {"urn": row["parent_urn"]}
    return _("It lies too deep in its tree; left out.") if above[1] >= DEEPEST else ""


def _requirement(row: dict[str, str], depth: int) -> RequirementFacts:
    low, high = (_days(row.get(name, "")) for name in ("effort_low", "effort_high"))
    if low is None or high is None or low > high:
        low = high = None
    return RequirementFacts(
        row["requirement_urn"],
        row["ref_id"],
        row["parent_urn"],
        depth,
        row["assessable"].lower() in _YES,
        kind=intern(row.get("kind", "")),
        weight=_weight(row.get("weight", "")),
        effort_low=low,
        effort_high=high,
        title=row.get("title", ""),
        text=row.get("text", ""),
    )


def _weight(text: str) -> str:
    try:
        weight = float(text)
    except ValueError:
        return "1"
    return f"{weight:.3f}".rstrip("0").rstrip(".") if 0.001 <= weight < 100_000 else "1"


def _days(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else None


def _mappings(path: Path, facts: Facts) -> None:
    sets: dict[tuple[str, str], SetFacts] = {}
    for line, row in _rows(path, "mappings"):
        pair = intern(row["source_framework"]), intern(row["target_framework"])
        if pair not in sets:
            sets[pair] = _set(pair, facts)
        said = intern(row["relationship"]), intern(row.get("rationale", "")), intern(row.get("strength", ""))
        sets[pair].rows.append(RowFacts(intern(row["source_requirement"]), intern(row["target_requirement"]), *said, line))
    facts.sets += sets.values()


def _set(pair: tuple[str, str], facts: Facts) -> SetFacts:
    labels = [facts.catalogues[urn].reference if urn in facts.catalogues else urn for urn in pair]
    tails = "-to-".join(urn.rpartition(":")[2] for urn in pair)
    return SetFacts(f"urn:entente:mapping:{tails}"[:200], " → ".join(labels), *pair)


def _rows(path: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells by column)."""
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            table = tables.read(cast(BinaryIO, file))
            if missing := sorted(_NEEDED[name] - set(table.columns)):
                raise CannotImportCatalogues(_("%(file)s has no column %(columns)s.") % {"file": path.name, "columns": ", ".join(missing)})
            yield from table.rows
    except (tables.UnreadableTable, OSError, EOFError, zlib.error) as why:
        raise CannotImportCatalogues(_("%(file)s cannot be read: %(why)s") % {"file": path.name, "why": why}) from why
