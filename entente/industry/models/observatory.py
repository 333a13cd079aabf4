from django.db import models


class Observed(models.Model):
    """What a source says of a country and a year, taken in as it is; None: the source says that it is not known."""

    measure = models.CharField(max_length=160)
    measure_key = models.CharField(max_length=160, editable=False)
    unit = models.CharField(max_length=40)
    country = models.CharField(max_length=4)  # ISO 3166-1, or "EU27" and the like for a group
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    source = models.CharField(max_length=300)
    source_on = models.DateField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure_key", "country", "year", "source"], name="industry_observed_once_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.country} {self.year}"


class FundingRelease(models.Model):
    """Funding rounds as they were published: `tables` for everyone; `lines`, which nobody reads, guard the next one."""

    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # of the lines
    tables = models.JSONField(default=list)
    lines = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Funding rounds, {self.at:%Y-%m-%d}"


class Snapshot(models.Model):
    """The observatory's figures as they were counted: what its page shows."""

    at = models.DateTimeField()
    on = models.DateField()
    digest = models.CharField(max_length=64)
    body = models.JSONField(default=dict)
    funding = models.ForeignKey(FundingRelease, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["-at"], name="industry_snapshot_last")]

    def __str__(self) -> str:
        return f"{self.on}"
