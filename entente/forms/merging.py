"""Two people become one: what was asked of both is asked once, and what was shared with the one is shared with the other."""

from datetime import datetime

from django.db.models import OuterRef, Subquery

from entente.forms.choices import Became
from entente.forms.models import Asked, Draft, Round


def merge(kept: int, gone: int, at: datetime) -> None:
    """Where both were asked and only the one who goes has answered, that answer becomes the kept person's; its own asking is swapped."""
    theirs = Asked.objects.filter(round=OuterRef("round"), person=gone).exclude(became=Became.WAITING)
    mine = Asked.objects.filter(person=kept, became=Became.WAITING).annotate(theirs=Subquery(theirs.values("pk")[:1]))
    for own in mine.exclude(theirs=None):
        Draft.objects.filter(asked=own).delete()
        own_pk, other = own.pk, own.theirs
        Asked.objects.filter(pk=own_pk).delete()
        Asked.objects.filter(pk=other).update(person=kept)
    for row in Round.objects.exclude(shared_with={}).only("shared_with"):
        persons = row.shared_with.get("persons", [])
        if gone in persons:
            row.shared_with["persons"] = sorted({kept, *persons} - {gone})
            row.save(update_fields=["shared_with"])
