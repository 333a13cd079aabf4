from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q


class DatedQuerySet(models.QuerySet[Any]):
    """Facts that hold from a day to a day, and were known from an instant to an instant."""

    def on(self, day: date) -> Self:
        return self.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day)

    def known(self, by: datetime | None = None) -> Self:
        """As known now, or as known at the end of an earlier instant."""
        if by is None:
            return self.filter(superseded_at=None)
        return self.filter(Q(superseded_at=None) | Q(superseded_at__gt=by), known_at__lte=by)


class Dated(models.Model):
    """A fact with effective dates [from, to). A correction supersedes the row: any day's knowledge can be recomputed."""

    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    known_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_begins", condition=Q(to_on=None) | Q(to_on__gt=F("from_on"))
            ),
        ]

    def ended(self, *, on: date, at: datetime) -> Self:
        """The same fact ending on a day, as known from now; this row stays as what was known before."""
        self.superseded_at = at
        self.save(update_fields=["superseded_at"])
        copy = type(self)(**{field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields if not field.primary_key})
        copy.to_on, copy.known_at, copy.superseded_at = on, at, None
        if on > self.from_on:
            copy.save(force_insert=True)
        return copy
