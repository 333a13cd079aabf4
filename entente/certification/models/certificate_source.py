from django.db import models


class CertificateSource(models.Model):
    """A file from which certificates were taken. The same bytes are the same source, however often they are imported."""

    name = models.CharField(max_length=120)
    layout = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    first_imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
