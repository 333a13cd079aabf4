from django.db import models


class Lock(models.Model):
    """One key that opens one marked object. Written with the object by `search.actions.mark`; an object without a row opens to nobody."""

    noun = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["noun", "key", "object_id"], name="search_lock_once")]
        indexes = [models.Index(fields=["noun", "object_id"], name="search_lock_of_object")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id}: {self.key}"
