"""Bringing in the four common indicators; again it changes nothing."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.indicators.actions.defining import Definition, define
from entente.indicators.common import CITED, COMMON, Common
from entente.indicators.models import Indicator
from entente.people.models import Person


@transaction.atomic
def bring_common(*, by: Person | None, at: datetime) -> list[Indicator]:
    """Those that were not there yet. Their words are locked; targets, baselines and values are the partnership's own."""
    record.open()
    known = set(Indicator.objects.filter(code__in=[one.code for one in COMMON]).values_list("code", flat=True))
    return [define(_written(one), by=by, at=at) for one in COMMON if one.code not in known]


def _written(one: Common) -> Definition:
    return Definition(
        *(one.code, one.name, one.definition, one.unit),
        method=one.formula,
        disaggregation=one.disaggregation,
        trap=one.trap,
        cited=CITED,
        is_locked=True,
    )
