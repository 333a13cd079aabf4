"""An import as its page shows it: how far it is, what it found, what can be done next."""

from typing import Any

from django.utils import timezone

from entente.files.models import Upload
from entente.jobs import queries
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.vocabulary.names import country_name
from entente.web.certification.certificate_forms import LAYOUTS
from entente.web.jobs.lines import line

FEW = 10


def shown(job: Job) -> dict[str, Any]:
    result, is_dry_run = job.result, bool(job.parameters.get("dry_run"))
    return {
        "job": job,
        "line": line(job, timezone.now()),
        "is_dry_run": is_dry_run,
        "is_ready": job.state == JobState.DONE and is_dry_run,
        "file": Upload.objects.filter(pk=job.parameters["upload"]).first(),
        "layout": dict(LAYOUTS).get(job.parameters["layout"], ""),
        "result": result,
        "total": result.get("certificates", result.get("references")),
        "countries": [(country_name(code) if len(code) == 2 else code, count) for code, count in result.get("by_country", {}).items()],
        "findings": queries.findings(job, most=FEW),
    }
