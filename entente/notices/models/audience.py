from django.db import models
from django.urls import reverse

from entente.people.models import Person


class SavedAudience(models.Model):
    """An audience under a name. With an address of its own ("wg3-chairs") it is handed to the list server as a list or role address."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    expression = models.TextField()  # as `engine.audience.written` prints it
    address = models.SlugField(max_length=64, blank=True)  # the part before the @
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address"], condition=~models.Q(address=""), name="notices_audience_one_per_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("notices:audience", args=[self.slug])
