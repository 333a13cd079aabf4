"""A mirror closes: once, for all figures, and what it shows is frozen."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from entente import record
from entente.engine.quartiles import Given, compare
from entente.members.choices import SizeClass
from entente.members.queries import parents_on
from entente.mirror.actions import telling
from entente.mirror.actions.preparing import held
from entente.mirror.models import Amount, Comparison, Figure, Mirror, Place
from entente.people.models import Person


@transaction.atomic
def close_mirror(mirror: Mirror, *, by: Person, at: datetime) -> Mirror:
    """Quarters are counted over owners as they stand on this day. Those who gave are told; nobody is added after this."""
    entry = record.open()
    row = held(mirror, "open")
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    circles = sum(_frozen(figure, timezone.localdate(at)) for figure in row.figures.order_by("position"))
    entry.enter("mirror.closed", row, by=by, after={"contributions": row.contributions.count(), "circles": circles})
    telling.tell_closed(row, by=by, at=at)
    return row


def _frozen(figure: Figure, day: date) -> int:
    contributions = {str(one.organisation_id): one.pk for one in figure.mirror.contributions.all()}
    shown = compare(_given(figure, day), before=_before(figure))
    for circle in shown:
        comparison = Comparison.objects.create(
            figure=figure, kind=circle.kind, value=circle.value, members=dict(circle.members), number=len(circle.owners)
        )
        places = circle.quarters.items()
        Place.objects.bulk_create(
            Place(comparison=comparison, contribution_id=contributions[key], low=one.low, high=one.high) for key, one in places
        )
    return len(shown)


def _given(figure: Figure, day: date) -> list[Given]:
    parents = parents_on(day)
    rows = Amount.objects.filter(figure=figure).select_related("contribution").order_by("contribution")
    return [
        Given(
            str(one.contribution.organisation_id),
            str(parents.get(one.contribution.organisation_id, one.contribution.organisation_id)),
            one.amount,
            one.contribution.sector_id or "",
            "" if one.contribution.size == SizeClass.UNKNOWN else one.contribution.size,
        )
        for one in rows
    ]


def _before(figure: Figure) -> list[dict[str, str]]:
    """Whom the same figure compared in every mirror that this one follows, however far back."""
    found, earlier = list[dict[str, str]](), figure.before
    while earlier is not None:
        found += Comparison.objects.filter(figure=earlier).values_list("members", flat=True)
        earlier = earlier.before
    return found
