from django.db import models


class Source(models.Model):
    """A set of public files from which projects were taken. The same bytes are the same source, however often they are imported."""

    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)  # over the digests of the files
    project_digest = models.CharField(max_length=64)
    participation_digest = models.CharField(max_length=64, blank=True)
    first_imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
