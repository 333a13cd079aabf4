from django.db import models

from entente.jobs.models.job import Job


class Finding(models.Model):
    """One row of a job's report: what it could not take, and why. The same row is reported once, however often the job goes on."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="findings")
    digest = models.CharField(max_length=64)
    cells = models.JSONField()  # [name, value] pairs: PostgreSQL keeps no order of names in an object

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "digest"], name="jobs_finding_once_per_job")]

    def __str__(self) -> str:
        return str(self.cells)
