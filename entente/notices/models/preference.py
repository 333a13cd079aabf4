from django.db import models

from entente.people.models import Person


class Preference(models.Model):
    """What a person chose about one kind of notice; without a row it is sent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(max_length=60)
    is_wanted = models.BooleanField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notices_preference_once_a_kind")]
        indexes = [models.Index(fields=["kind"], condition=models.Q(is_wanted=False), name="notices_preference_unwanted")]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind}"
