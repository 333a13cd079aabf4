"""Projects and participations from the official CORDIS files: `Import(files(in_folder(DIR)), ...).run()`."""

from entente.projects.imports.bundle import Bundle, in_folder, look_at_archive, unpacked
from entente.projects.imports.looks import look_at_participations, look_at_projects
from entente.projects.imports.refusals import CannotImport, CannotRead
from entente.projects.imports.run import Import, Teller
from entente.projects.imports.sieve import LeftOut
from entente.projects.imports.sources import Files, files
from entente.projects.imports.tally import Tally

__all__ = [
    "Bundle",
    "CannotImport",
    "CannotRead",
    "Files",
    "Import",
    "LeftOut",
    "Tally",
    "Teller",
    "files",
    "in_folder",
    "look_at_archive",
    "look_at_participations",
    "look_at_projects",
    "unpacked",
]
