from datetime import date

from django.db import models
from django.utils import timezone


class Partnership(models.Model):
    """The one partnership this installation runs. `shown_as_of` fixes the day its pages speak of; empty means today.

    Its members are asked to confirm their profiles every so many months.
    """

    name = models.CharField(max_length=200)
    shown_as_of = models.DateField(null=True, blank=True)
    profiles_hold = models.PositiveSmallIntegerField(default=12)  # months
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def day(self) -> date:
        return self.shown_as_of or timezone.localdate()
