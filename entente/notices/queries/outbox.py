"""What became of what was said."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from entente.notices.choices import DeliveryState
from entente.notices.models import Delivery, Notice


def counts(deliveries: QuerySet[Delivery] | None = None) -> dict[str, int]:
    """How many deliveries stand in each state; states without any count 0."""
    rows = Delivery.objects.all() if deliveries is None else deliveries
    found = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: found.get(state.value, 0) for state in DeliveryState}


def states_of(notices: Iterable[Notice]) -> dict[int, dict[str, int]]:
    """The same for each of several notices, in one query."""
    rows = (
        Delivery.objects.filter(notice__in=[notice.pk for notice in notices])
        .order_by()
        .values_list("notice_id", "state")
        .annotate(Count("pk"))
    )
    found: dict[int, dict[str, int]] = {}
    for notice, state, count in rows:
        found.setdefault(notice, {})[state] = count
    return found


def deliveries(state: str = "", notice: int | None = None, person: int | None = None) -> QuerySet[Delivery]:
    """The newest first, with notice and person at hand."""
    rows = Delivery.objects.select_related("notice", "person").order_by("-pk")
    if state:
        rows = rows.filter(state=state)
    if notice is not None:
        rows = rows.filter(notice=notice)
    return rows.filter(person=person) if person is not None else rows
