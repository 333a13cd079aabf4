"""The set of files that an import reads, and what earlier runs of the same import have done with it."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from entente.projects.imports.bundle import PARTICIPATION_FILE, PROJECT_FILE, Bundle
from entente.projects.imports.examine import File, examined
from entente.projects.models import Source
from entente.record.models import Entry

NAME = "CORDIS"
VERB = "projects.imported"


@dataclass(frozen=True, slots=True)
class Files:
    projects: File
    participations: File | None

    @property
    def digest(self) -> str:
        both = f"{self.projects.digest}\n{self.participations.digest if self.participations else ''}"
        return hashlib.sha256(both.encode()).hexdigest()


def files(bundle: Bundle) -> Files:
    """Both files, read once from end to end."""
    return Files(
        examined(bundle.projects, PROJECT_FILE),
        examined(bundle.participations, PARTICIPATION_FILE) if bundle.participations else None,
    )


def source_of(read: Files, *, at: datetime) -> Source:
    """The row for these files; made by the first batch that writes something."""
    digests = {"project_digest": read.projects.digest, "participation_digest": read.participations.digest if read.participations else ""}
    return Source.objects.get_or_create(digest=read.digest, defaults={"name": NAME, "first_imported_at": at, **digests})[0]


def earlier(read: Files, name: str) -> dict[str, Counter[str]]:
    """noun -> what the import of this name created and changed, by its entries in the record: exact wherever it was stopped or killed."""
    found: dict[str, Counter[str]] = {}
    subjects = [str(pk) for pk in Source.objects.filter(digest=read.digest).values_list("pk", flat=True)]
    entries = Entry.objects.filter(verb=VERB, subject_type=Source._meta.label_lower, subject_id__in=subjects, payload__erased_at=None)
    for body in entries.values_list("payload__body", flat=True):
        after = json.loads(body)["after"]
        if after["import"] == name:
            for outcome in ("created", "changed"):
                for noun, count in after[outcome].items():
                    found.setdefault(noun, Counter())[outcome] += count
    return found
