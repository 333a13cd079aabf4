"""An installation with something of every kind that a backup has to bring back."""

import json
import zipfile
from pathlib import Path

FILLED = """
import io
from django.utils import timezone
from entente.files.actions import keep
from entente.jobs.models import Finding, Job
from entente.people import actions
from entente.people.models import Person
from entente.record.actions import erase
from entente.record.models import Entry
from entente.search.actions import put
from entente.vocabulary.actions import load

load()
now = timezone.now()
ada = actions.add_person("Ada Łódź \\x01 'quoted'", "ada@example.org", by=None, at=now)
keep(io.BytesIO(b"some bytes" * 100), "list.csv", by=ada, at=now)
keep(io.BytesIO(bytes(range(256))), "other.bin", by=ada, at=now)
asked = {"null": None, "list": [1, "é"]}
job = Job.objects.create(kind="record.verify", title="Verify", parameters=asked, by=ada, created_at=now, waiting_since=now)
Finding.objects.create(job=job, digest="x", cells=[["line", 1]])
put("organisation", [(7, "Télécom Łódź"), (8, "Straße")])
erase(Entry.objects.filter(verb="files.kept")[:1], by=ada, because="asked for", at=now)
"""


def parts(file: Path) -> dict[str, bytes]:
    """What a backup holds, besides the list of it."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "backup.json"}


def rows(file: Path) -> dict[str, list[object]]:
    """Its tables; what is in a JSON object has no order."""
    return {name: [json.loads(line) for line in part.splitlines()] for name, part in parts(file).items() if name.endswith(".jsonl")}
