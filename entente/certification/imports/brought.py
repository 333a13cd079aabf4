"""Files that somebody brings to a page or an operation, by their format."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from entente.certification.imports.catalogue_facts import CannotImportCatalogues, Facts
from entente.certification.imports.library import read_library
from entente.certification.imports.oscal_facts import read_oscal
from entente.certification.imports.three_files import ENDINGS, NAMES, read_folder

FORMATS = {
    "oscal": _("OSCAL (JSON): catalog, profile, mapping-collection, component-definition"),
    "tables": _("Tables: frameworks, requirements, mappings as CSV or XLSX"),
    "library": _("CISO Assistant library (YAML)"),
}


def read_brought(kind: str, files: Sequence[tuple[str, bytes]], resources: Mapping[str, str] | None = None) -> Facts:
    if kind == "oscal":
        return read_oscal(files, resources)
    return read_library(files) if kind == "library" else _tables(files)


def _tables(files: Sequence[tuple[str, bytes]]) -> Facts:
    """Known by the beginnings of their names."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in files:
            ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), None)
            known = next((known for known in NAMES if name.lower().startswith(known)), None)
            if ending is None or known is None:
                raise CannotImportCatalogues(str(_("Name the tables frameworks, requirements and mappings, as .csv, .csv.gz or .xlsx.")))
            (Path(place) / f"{known}{ending}").write_bytes(content)
        facts = read_folder(Path(place))
    facts.name = ", ".join(name for name, _content in files)
    return facts
