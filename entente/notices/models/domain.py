from django.db import models

from entente.people.models import Person


class DomainCheck(models.Model):
    """What the name server said of the sending domain when somebody last looked, as pasted, and what was found right in it."""

    domain = models.CharField(max_length=253)
    spf = models.TextField(blank=True)
    dkim = models.TextField(blank=True)
    dmarc = models.TextField(blank=True)
    is_right = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.domain
