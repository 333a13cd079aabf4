"""Two people become one: what opened to the one opens to the other."""

from datetime import datetime

from entente.search.models import Lock


def merge(kept: int, gone: int, at: datetime) -> None:
    """Keys that name the one who goes name the kept one, once for each object."""
    theirs = Lock.objects.filter(key=f"person:{gone}")
    rows = [Lock(noun=noun, object_id=pk, key=f"person:{kept}") for noun, pk in theirs.values_list("noun", "object_id")]
    Lock.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    theirs.delete()
