"""An import as its page shows it: how far it is, what it found, what can be done next."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from entente.files.models import Upload
from entente.jobs import queries
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.web.jobs.lines import line

NOUNS: dict[str, str | Promise] = {
    "projects": gettext_lazy("Projects"),
    "participations": gettext_lazy("Participations"),
    "organisations": gettext_lazy("Organisations"),
}
FILES = ("archive", "projects", "participations")
FEW = 10


@dataclass(frozen=True, slots=True)
class NounRow:
    name: str | Promise
    total: int
    created: int
    changed: int
    unchanged: int


def shown(job: Job) -> dict[str, Any]:
    result = job.result
    return {
        "job": job,
        "line": line(job, timezone.now()),
        "is_dry_run": bool(job.parameters.get("dry_run")),
        "is_ready": job.state == JobState.DONE and bool(job.parameters.get("dry_run")),
        "files": Upload.objects.filter(pk__in=[job.parameters[name] for name in FILES if job.parameters.get(name)]),
        "result": result,
        "nouns": [NounRow(NOUNS[noun], result[noun], **result["by_noun"][noun]) for noun in NOUNS] if result else [],
        "cost": _amount(result.get("total_cost")),
        "eu": _amount(result.get("ec_contribution")),
        "findings": queries.findings(job, most=FEW),
    }


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
