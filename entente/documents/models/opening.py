from django.db import models

from entente.documents.models.version import Version
from entente.people.models import Person


class Opening(models.Model):
    """Somebody opened a version for the first time. Noted only where the home's rules say so, and the page says it to whoever opens."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="documents_opening_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.version}"
