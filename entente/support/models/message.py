from django.db import models

from entente.people.models import Person
from entente.support.models.request import Request


class Message(models.Model):
    """One thing said between the member and the office about a request. Not changed afterwards."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_from_office = models.BooleanField()
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["request", "id"], name="support_message_of_request")]

    def __str__(self) -> str:
        return f"{self.request} {self.at:%Y-%m-%d}"
