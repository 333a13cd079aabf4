"""The file that an import reads, and what earlier runs of the same import have done with it."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

from entente.certification.models import CertificateSource
from entente.projects.imports.examine import File, examined
from entente.record.models import Entry

VERB = "registers.imported"


def file_at(path: Path, name: str = "") -> File:
    """Read once from end to end."""
    return examined(path, name or path.name)


def source_of(file: File, layout: str, *, at: datetime) -> CertificateSource:
    """The row for this file; made by the first batch that writes something."""
    defaults = {"name": file.name[:120], "layout": layout, "first_imported_at": at}
    return CertificateSource.objects.get_or_create(digest=file.digest, defaults=defaults)[0]


def earlier(file: File, name: str) -> Counter[str]:
    """What the import of this name created and changed, by its entries in the record: exact wherever it was stopped or killed."""
    found: Counter[str] = Counter()
    subjects = [str(pk) for pk in CertificateSource.objects.filter(digest=file.digest).values_list("pk", flat=True)]
    label = CertificateSource._meta.label_lower
    entries = Entry.objects.filter(verb=VERB, subject_type=label, subject_id__in=subjects, payload__erased_at=None)
    for body in entries.values_list("payload__body", flat=True):
        after = json.loads(body)["after"]
        if after["import"] == name:
            found.update({"created": after["created"], "changed": after["changed"]})
    return found
