"""Where the official files lie: in a folder, or in an archive that is unpacked within limits."""

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from entente.projects.imports.refusals import CannotRead

PROJECT_FILE, PARTICIPATION_FILE = FILES = ("project.csv", "organization.csv")
MOST_BYTES = 400 * 1024 * 1024  # unpacked; the whole of Horizon 2020 is a third of it
MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Bundle:
    """project.csv and, where there is one, organization.csv."""

    projects: Path
    participations: Path | None = None


def in_folder(folder: Path) -> Bundle:
    if not folder.is_dir():
        raise CannotRead(str(folder), _("there is no such folder."))
    found = {path.name.casefold(): path for path in sorted(folder.iterdir()) if path.is_file()}
    if PROJECT_FILE not in found:
        raise CannotRead(str(folder), _("it holds no project.csv; give the folder into which the CORDIS archive was unpacked."))
    return Bundle(found[PROJECT_FILE], found.get(PARTICIPATION_FILE))


def look_at_archive(archive: Path, name: str) -> None:
    """Quick enough to be done while a form waits: nothing is unpacked."""
    with _opened(archive, name) as opened:
        _wanted(opened, name)


@contextmanager
def unpacked(archive: Path, name: str) -> Iterator[Bundle]:
    """The two files of a ZIP archive, whatever folder they lie in there; nothing else of it touches the disk."""
    with tempfile.TemporaryDirectory(prefix="entente-cordis-") as folder:
        with _opened(archive, name) as opened:
            for entry, plain in _wanted(opened, name):
                _copy(opened, entry, Path(folder) / plain, name)
        yield in_folder(Path(folder))


@contextmanager
def _opened(archive: Path, name: str) -> Iterator[ZipFile]:
    try:
        with ZipFile(archive) as opened:
            yield opened
    except (BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as why:
        raise CannotRead(name, _("it is not a ZIP archive that can be opened; download it again.")) from why


def _wanted(opened: ZipFile, name: str) -> list[tuple[ZipInfo, str]]:
    entries = opened.infolist()
    if len(entries) > MOST_ENTRIES:
        raise CannotRead(name, _("it holds more than %(most)s files; pack only project.csv and organization.csv.") % {"most": MOST_ENTRIES})
    wanted = [(entry, plain) for entry in entries if (plain := entry.filename.rpartition("/")[2].casefold()) in FILES]
    plains = [plain for _entry, plain in wanted]
    if PROJECT_FILE not in plains:
        raise CannotRead(name, _("it holds no project.csv; use the CSV archive of CORDIS."))
    if len(set(plains)) < len(plains):
        raise CannotRead(name, _("it holds one of the files twice; pack only one project.csv and one organization.csv."))
    return wanted


def _copy(opened: ZipFile, entry: ZipInfo, target: Path, name: str) -> None:
    """What the archive says about its sizes is not believed."""
    left = MOST_BYTES
    with opened.open(entry) as packed, target.open("wb") as file:
        while chunk := packed.read(1 << 20):
            left -= len(chunk)
            if left < 0:
                raise CannotRead(name, _("unpacked it is larger than %(most)s MB; import a part of it.") % {"most": MOST_BYTES >> 20})
            file.write(chunk)
