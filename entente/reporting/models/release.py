from typing import Any

from django.db import models

from entente.agreement.models import Contract
from entente.people.models import Person


class Release(models.Model):
    """What visitors see: figures and tables frozen on a date with the hash of their inputs. A later one shows the difference."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="releases")
    as_of = models.DateField()
    known_by = models.DateField()
    figures = models.JSONField()
    tables = models.JSONField()
    inputs_hash = models.CharField(max_length=64)
    record_head = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"release of {self.as_of:%d %B %Y}"

    @property
    def cells(self) -> dict[str, list[dict[str, Any]]]:
        """The cells of each table by its dimensions: "year,grade"; the grand total's table is ""."""
        return {",".join(part["table"]): part["cells"] for part in self.tables}
