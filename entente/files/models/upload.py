from django.db import models

from entente.people.models import Person


class Upload(models.Model):
    """A file somebody brought. Its bytes lie under their SHA-256 digest; the same bytes lie there once."""

    digest = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
