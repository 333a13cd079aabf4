"""The day that members, contract and programme speak of, where a query needs it before anybody has asked for the partnership."""

from datetime import date

from django.db.models import DateField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from entente.members.models import Partnership


def shown_on(day: date) -> Coalesce:
    """`Partnership.day` as an expression: the day it fixes, else this one."""
    fixed: QuerySet[Partnership, date | None] = Partnership.objects.order_by("pk").values_list("shown_as_of", flat=True)
    return Coalesce(Subquery(fixed[:1]), Cast(Value(day), DateField()))


def held_on(day: Coalesce) -> Q:
    """What `DatedQuerySet.on` says, of a day that is an expression."""
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gt=day))
