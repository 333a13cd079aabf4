from django.db import models

from entente.engine import chain


class Entry(models.Model):
    """One thing that was done. Append-only by trigger; changes only through `record.open()`."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-sequence"], name="record_entry_by_subject"),
            models.Index(fields=["verb", "-sequence"], name="record_entry_by_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    @property
    def link(self) -> chain.Link:
        return chain.Link(self.sequence, fields_of(self), self.payload_digest, self.previous, self.digest)


def fields_of(entry: Entry) -> tuple[str, ...]:
    actor = "" if entry.actor_id is None else str(entry.actor_id)
    return (entry.at.isoformat(timespec="microseconds"), entry.verb, actor, entry.subject_type, entry.subject_id)


class Payload(models.Model):
    """What an entry says in words and values, kept apart so that it can be erased and the chain still verifies."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=32)
    body = models.TextField()
    erased_at = models.DateTimeField(null=True)
    erased_because = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.body
