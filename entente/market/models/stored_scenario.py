import json
import zlib
from typing import Any

from django.db import models
from django.urls import reverse

from entente.people.models import Person


class StoredScenario(models.Model):
    """A scenario with its frozen baseline and its results: whoever has the link reads it, and anybody counts it again."""

    token = models.SlugField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    measures = models.JSONField()
    years = models.JSONField()
    packed = models.BinaryField()  # the baseline as canonical JSON, compressed
    baseline_day = models.DateField()
    baseline_hash = models.CharField(max_length=64)
    results = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="market_scenario_by_person")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("measures:scenario", args=[self.token])

    @staticmethod
    def pack(baseline: dict[str, Any]) -> bytes:
        return zlib.compress(json.dumps(baseline, sort_keys=True).encode())

    @property
    def baseline(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return found
