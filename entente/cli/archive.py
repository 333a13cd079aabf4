"""A backup: one ZIP file with every table, every uploaded file, the record's signed head, and a list of what is in it."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from entente.cli import tables
from entente.files import storage
from entente.files.models import Upload
from entente.record.signing import signed_head
from entente.record.verification import Verdict, verify

FORMAT = 1


class CannotRestore(Exception):
    """The backup cannot be restored here; nothing was changed."""


def write(file: Path, *, at: datetime) -> dict[str, Any]:
    """Everything as of one instant, written beside its place and moved there when it is whole and on the disk."""
    coming = file.with_name(f".{file.name}.coming")
    try:
        with os.fdopen(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            with ZipFile(out, "w", ZIP_DEFLATED) as archive, tables.snapshot():
                listed = _fill(archive, at)
            out.flush()
            os.fsync(out.fileno())
        coming.rename(file)
    finally:
        coming.unlink(missing_ok=True)
    return listed


def _fill(archive: ZipFile, at: datetime) -> dict[str, Any]:
    rows = {model._meta.db_table: _table(archive, model) for model in tables.kept()}
    uploaded = list(Upload.objects.order_by("digest").values_list("digest", flat=True).distinct())
    missing = [digest for digest in uploaded if not _file(archive, digest)]
    listed = {
        "format": FORMAT,
        "version": version("entente"),
        "at": at.isoformat(),
        "database": connection.vendor,
        "migrations": _migrations(),
        "tables": rows,
        "left_out": sorted(tables.SESSIONS),
        "files": len(uploaded) - len(missing),
        "missing_files": missing,
        "head": signed_head(),
    }
    archive.writestr("backup.json", json.dumps(listed, indent=2))
    return listed


def _table(archive: ZipFile, model: Any) -> int:
    """The number of rows: all lines but the first."""
    with archive.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as out:
        return sum(out.write(line.encode() + b"\n") > 0 for line in tables.lines(model)) - 1


def _file(archive: ZipFile, digest: str) -> bool:
    """Stored as it is; most uploads are compressed already. Whether its bytes are there."""
    if not storage.path_of(digest).is_file():
        return False
    part = ZipInfo(f"files/{digest}")
    part.compress_type = ZIP_STORED
    with storage.path_of(digest).open("rb") as source, archive.open(part, "w", force_zip64=True) as out:
        for chunk in storage.chunks(source):
            out.write(chunk)
    return True


def read(file: Path, *, even_broken: bool = False) -> tuple[dict[str, Any], Verdict]:
    """Put a backup into an empty database, all or nothing, and verify its record against the head it was made with."""
    try:
        with ZipFile(file) as archive:
            listed = _listed(archive)
            _put_files(archive, listed)
            with transaction.atomic():
                return listed, _put_tables(archive, listed, even_broken=even_broken)
    except (BadZipFile, EOFError, KeyError, UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise CannotRestore(f"{file} is not a whole backup ({problem}). Nothing was restored.") from problem


def _listed(archive: ZipFile) -> dict[str, Any]:
    listed: dict[str, Any] = json.loads(archive.read("backup.json"))
    if listed["format"] != FORMAT or listed["migrations"] != _migrations():
        made = listed["version"]
        said = f"This backup was made by Entente {made}, whose tables differ from this version's ({version('entente')})."
        raise CannotRestore(f"{said} Restore it with {made}, then upgrade.")
    return listed


def _put_tables(archive: ZipFile, listed: dict[str, Any], *, even_broken: bool) -> Verdict:
    written = tables.kept()
    tables.clear(written)
    for model in written:
        name = model._meta.db_table
        if tables.write(model, _lines(archive, name)) != listed["tables"][name]:
            raise CannotRestore(f"The table {name} in this backup is not whole. Nothing was restored.")
    tables.settle(written)
    verdict = verify((listed["head"]["sequence"], listed["head"]["digest"]))
    if not verdict.ok and not even_broken:
        said = f"The record in this backup is broken at entry {verdict.first_broken}; nothing was restored."
        raise CannotRestore(f"{said} Take an earlier backup, or restore this one as it is with --even-broken.")
    return verdict


def _lines(archive: ZipFile, table: str) -> Iterator[str]:
    with archive.open(f"tables/{table}.jsonl") as part:
        for line in part:
            yield line.decode()


def _put_files(archive: ZipFile, listed: dict[str, Any]) -> None:
    """Files first: bytes that no row speaks of do no harm."""
    for name in archive.namelist():
        if name.startswith("files/"):
            with archive.open(name) as source:
                stored = storage.store(source, limit=archive.getinfo(name).file_size)  # type: ignore[arg-type]
            if stored.digest != name.removeprefix("files/"):
                raise CannotRestore(f"The uploaded file {name} in this backup is damaged. Nothing was restored.")


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
