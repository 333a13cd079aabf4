from typing import Any, Self

from django.db import models


class CurrentQuerySet(models.QuerySet[Any]):
    def current(self) -> Self:
        """Without what later editions of the reference files left out; rows that others refer to are kept."""
        return self.filter(is_current=True)


class Term(models.Model):
    """An entry of a published list, under its own stable code. Written by `actions.load` from the reference files."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=400)
    position = models.PositiveSmallIntegerField()
    is_current = models.BooleanField(default=True)
    objects = CurrentQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name
