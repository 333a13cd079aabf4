from django.db import models

from entente.search.models.finds import Finds, FindsOf


class Document(models.Model):
    """What one object can be found by: its folded words. A marking locks objects in a table of its own."""

    noun = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    folded = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_id", "noun"], name="search_document_one_per_object")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id}"


for _lookup in (Finds, FindsOf):
    Document._meta.get_field("folded").register_lookup(_lookup)
