"""Two people become one: one offer, the one that was confirmed last."""

from datetime import datetime

from entente.skills.models import Expert


def merge(kept: int, gone: int, at: datetime) -> None:
    both = list(Expert.objects.filter(person__in=[kept, gone]).order_by("confirmed_at", "pk"))
    for older in both[:-1]:
        older.delete()
    if both:
        Expert.objects.filter(pk=both[-1].pk).update(person=kept)
