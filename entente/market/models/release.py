import json
import zlib
from typing import Any

from django.db import models
from django.urls import reverse

from entente.people.models import Person


class FragmentationRelease(models.Model):
    """The index of a day, frozen with everything that went in: anybody can work it out again. It stays reachable as it was."""

    as_of = models.DateField()
    known_by = models.DateField()
    parameters = models.JSONField()  # weights, seed, numbers of draws
    packed = models.BinaryField()  # the inputs, as canonical JSON, compressed
    inputs_hash = models.CharField(max_length=64)
    results = models.JSONField()
    barriers = models.JSONField(default=dict)  # their counts as told to everybody, and the ids that went in
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"fragmentation on {self.as_of:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("market:release", args=[self.pk])

    @staticmethod
    def pack(inputs: str) -> bytes:
        return zlib.compress(inputs.encode())

    @property
    def inputs(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return found
