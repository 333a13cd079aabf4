from django.db import models

from entente.search.models.finds import Finds, FindsOf


class Name(models.Model):
    """What one object is called, folded: its words are among the document's, and who is called so is found first."""

    noun = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    folded = models.CharField(max_length=400)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_id", "noun"], name="search_name_one_per_object")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id}"


for _lookup in (Finds, FindsOf):
    Name._meta.get_field("folded").register_lookup(_lookup)
