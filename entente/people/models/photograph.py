from django.db import models

from entente.people.models.person import Person


class Photograph(models.Model):
    """A person's picture, kept only while it consents. The bytes stand here, so that withdrawing and deleting are one step."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="photograph")
    content = models.BinaryField()
    media_type = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    consented_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # who says that the person consents: itself, or the office

    def __str__(self) -> str:
        return f"photograph of {self.person}"
