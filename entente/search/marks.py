"""The one place where a marking is enforced: locks of marked objects, and what a viewer's keys open.

A room that marks its objects calls `mark` in the action that writes them, and `visible` in every query that lists, counts, exports, feeds,
finds or mails them: `Row.objects.filter(pk__in=visible("document", keys))`. What was never marked is visible to nobody.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from entente.search.models import Lock


def mark(noun: str, object_id: int, lock: Iterable[str]) -> None:
    """Lock an object anew: `engine.marking.lock(shared)` says by which keys it opens. Writes only what differs."""
    wanted, rows = set(lock), Lock.objects.filter(noun=noun, object_id=object_id)
    held = set(rows.values_list("key", flat=True))
    if gone := held - wanted:
        rows.filter(key__in=gone).delete()
    Lock.objects.bulk_create(Lock(noun=noun, object_id=object_id, key=key) for key in sorted(wanted - held))


def unmark(noun: str, object_id: int) -> None:
    """The object is gone: nobody's keys open it."""
    Lock.objects.filter(noun=noun, object_id=object_id).delete()


def visible(noun: str, keys: Iterable[str]) -> QuerySet[Lock, int]:
    """The ids of a noun's objects that these keys open, as a subquery for `pk__in`. Keys come from `members.viewers.keys_of(user)`."""
    return Lock.objects.filter(noun=noun, key__in=sorted(keys)).values_list("object_id", flat=True)
