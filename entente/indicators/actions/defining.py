"""What is measured: defined, and changed with a trace."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.indicators.actions.refusals import CannotKeep
from entente.indicators.choices import Direction, Source
from entente.indicators.models import Indicator, Target
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator as it is written down; `targets` are year -> value at its end."""

    code: str
    name: str
    definition: str
    unit: str
    direction: str = Direction.UP
    source: str = Source.ENTERED
    measure: str = ""
    method: str = ""
    disaggregation: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    targets: Mapping[int, Decimal] = field(default_factory=dict)
    is_example: bool = False
    is_public: bool = True
    trap: str = ""
    cited: str = ""
    is_locked: bool = False


LOCKED = ("code", "name", "definition", "unit", "direction", "method", "disaggregation", "trap", "cited", "is_locked")


@transaction.atomic
def define(said: Definition, *, by: Person | None, at: datetime) -> Indicator:
    entry = record.open()
    if Indicator.objects.filter(code=said.code).exists():
        raise CannotKeep(_("There is an indicator “%(code)s” already; choose another short name.") % {"code": said.code})
    indicator = _written(Indicator(), said)
    entry.enter("indicators.defined", indicator, by=by, after=_told(said))
    return indicator


@transaction.atomic
def change(indicator: Indicator, said: Definition, *, because: str, by: Person, at: datetime) -> Indicator:
    """Moving a target is entered with its reason: a goal must not turn green unseen."""
    entry = record.open()
    row = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if Indicator.objects.filter(code=said.code).exclude(pk=row.pk).exists():
        raise CannotKeep(_("There is an indicator “%(code)s” already; choose another short name.") % {"code": said.code})
    if not (why := one_line(because, 500)):
        raise CannotKeep(_("Say in a word why it is changed."))
    before = _told(_said(row))
    if row.is_locked:
        _refuse_other_words(_said(row), said)
    _written(row, said)
    entry.enter("indicators.changed", row, by=by, because=why, before=before, after=_told(said))
    return row


def _written(row: Indicator, said: Definition) -> Indicator:
    _refuse(said)
    fields = {name: value for name, value in asdict(said).items() if name != "targets"}
    for name, value in fields.items():
        setattr(row, name, readable(value).strip() if isinstance(value, str) else value)
    row.save()
    row.targets.all().delete()
    Target.objects.bulk_create([Target(indicator=row, year=year, value=value) for year, value in sorted(said.targets.items())])
    return row


def _refuse(said: Definition) -> None:
    if not all(map(str.strip, (said.code, said.name, said.definition, said.unit))):
        raise CannotKeep(_("An indicator needs a short name, a name, a definition and a unit."))
    if (said.baseline is None) != (said.baseline_on is None):
        raise CannotKeep(_("A baseline is a value on a day: give both, or neither."))
    if said.source == Source.COMPUTED and not said.measure:
        raise CannotKeep(_("Say which measure computes it."))
    if said.baseline is not None and said.targets:
        _refuse_wrong_way(said, said.baseline, said.targets[max(said.targets)])


def _refuse_other_words(before: Definition, said: Definition) -> None:
    if any(getattr(before, name) != getattr(said, name) for name in LOCKED):
        raise CannotKeep(_("What this indicator means is set for all partnerships; change its targets, its baseline, or who may see it."))


def _refuse_wrong_way(said: Definition, baseline: Decimal, last: Decimal) -> None:
    if last == baseline or (last > baseline) != (said.direction == Direction.UP):
        raise CannotKeep(_("The last target does not lead from the baseline in the direction that is better. Mend one of them."))


def _said(row: Indicator) -> Definition:
    names = [name for name in Definition.__dataclass_fields__ if name != "targets"]
    targets = {target.year: target.value for target in row.targets.all()}
    return Definition(**{name: getattr(row, name) for name in names}, targets=targets)


def _told(said: Definition) -> dict[str, object]:
    names = ["code", "unit", "direction", "source", "measure", "baseline", "baseline_on"]
    return {name: getattr(said, name) for name in names} | {"targets": {str(year): value for year, value in said.targets.items()}}
