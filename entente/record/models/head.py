from django.db import models


class Head(models.Model):
    """The one row every action locks first: where the chain ends now."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(name="record_head_is_one", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest}"


class Mark(models.Model):
    """The last entry of each room: a version that moves with every write there."""

    room = models.CharField(max_length=40, primary_key=True)
    sequence = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.room} {self.sequence}"
