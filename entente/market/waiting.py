"""What of this room waits for a person: barriers to verify, positions to take, a decision, and whether a barrier is still there."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from entente.market.measure_choices import BarrierState, Stage, StillThere
from entente.market.models import Barrier, Measure
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MARKING = "AMBER+STRICT"  # what a member reports is its own and the office's


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    found = []
    again = Barrier.objects.filter(organisation__in=organisations, still_there=StillThere.ASKED)
    found.append(Prepared(part(again.order_by("pk"), most=20, label="product", more=facts(sector="sector")), _again))
    if organisations:
        open_ = Measure.objects.filter(stage=Stage.CONSULTATION).exclude(
            positions__organisation__in=organisations, positions__superseded_at=None
        )
        shaped = part(open_.order_by("consulted_until"), most=20, label="title", on="consulted_until", more=facts(slug="slug"))
        found.append(Prepared(shaped, _position))
    if Permission.MARKET_KEEP in permissions:
        reported = Barrier.objects.filter(status=BarrierState.REPORTED).exclude(by=person_id)
        found.append(Prepared(part(reported.order_by("pk"), most=20, label="product", more=facts(sector="sector")), _verify))
    if Permission.MEASURES_DECIDE in permissions and Permission.MARKET_KEEP not in permissions:
        advised = Measure.objects.filter(stage=Stage.ADVICE)
        found.append(Prepared(part(advised.order_by("pk"), most=20, label="title", more=facts(slug="slug")), _decide))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _barrier(row: Row, sentence: str, minutes: int) -> Waiting:
    pk = int(row.id)
    said = {"product": row.label}
    return Waiting(
        "barrier",
        pk,
        sentence % said,
        "measures:barrier",
        (pk,),
        minutes=minutes,
        where=_("Measures"),
        marking=MARKING,
        label=row.label,
    )


def _again(row: Row) -> Waiting:
    return _barrier(row, _("Say whether the barrier to %(product)s is still there"), 1)


def _verify(row: Row) -> Waiting:
    return _barrier(row, _("Verify the barrier to %(product)s"), 5)


def _measure(row: Row, sentence: str, minutes: int) -> Waiting:
    said = {"measure": row.label}
    return Waiting(
        "measure",
        int(row.id),
        sentence % said,
        "measures:measure",
        (row.facts["slug"],),
        due_on=row.on,
        minutes=minutes,
        where=_("Measures"),
        label=row.label,
    )


def _position(row: Row) -> Waiting:
    return _measure(row, _("Say what you think of %(measure)s"), 5)


def _decide(row: Row) -> Waiting:
    return _measure(row, _("Decide on %(measure)s: the board’s advice is in"), 10)
