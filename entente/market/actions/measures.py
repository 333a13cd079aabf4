"""The life of a measure, step by step; the decision is the Commission's own entry."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente import record
from entente.market.actions.refusals import Refusal
from entente.market.measure_choices import ORDER, Effect, Stage, Stance
from entente.market.models import Measure, MeasureOption, MeasureStep, Position
from entente.market.scenarios import Malformed
from entente.market.scenarios.reading import measure_of
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country

UNDECIDED = {Stage.EVIDENCE, Stage.OPTIONS, Stage.CONSULTATION, Stage.ADVICE}


class CannotMeasure(Refusal):
    """The measure cannot be described or go on so."""


@dataclass(frozen=True, slots=True)
class Described:
    """A measure as it is composed or entered; costs in euros, effort in person-days."""

    title: str
    what: str = ""
    effect: str = ""
    terms: Mapping[str, Any] = field(default_factory=dict)
    instrument: str = ""
    article: str = ""
    owner: str = ""
    due_on: date | None = None
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    effort_low: int | None = None
    effort_high: int | None = None
    year: int | None = None
    group: str = ""
    source: str = ""
    source_note: str = ""


@transaction.atomic
def compose(said: Described, *, requires: tuple[Measure, ...] = (), by: Person, at: datetime) -> Measure:
    """A candidate measure; its effect has to be one that a scenario can read."""
    entry = record.open()
    _refuse_effect(said.effect, said.terms, at.date())
    _refuse_ranges(said)
    facts = asdict(said) | {"terms": dict(said.terms)}
    measure = Measure.objects.create(**facts, slug=_free_slug(said.title), checked_on=at.date(), by=by)
    measure.requires.set(requires)
    MeasureStep.objects.create(measure=measure, stage=measure.stage, on=at.date(), by=by, at=at)
    told = {name: facts[name] for name in ("title", "instrument", "effect", "terms", "source")}
    entry.enter("market.measure_described", measure, by=by, after=told)
    return measure


@transaction.atomic
def write_option(
    measure: Measure, name: str, *, text: str = "", effect: str = "", terms: Any = None, by: Person, at: datetime
) -> MeasureOption:
    entry, row = record.open(), _locked(measure)
    _refuse_unless(row, UNDECIDED)
    _refuse_effect(effect, terms or {}, at.date())
    option = MeasureOption.objects.create(measure=row, name=name, text=text, effect=effect, terms=terms or {}, by=by, at=at)
    entry.enter("market.option_written", row, by=by, after={"name": name, "effect": effect})
    return option


@transaction.atomic
def choose_option(option: MeasureOption, *, by: Person, at: datetime) -> MeasureOption:
    """Its effect becomes the measure's."""
    entry, row = record.open(), _locked(option.measure)
    _refuse_unless(row, UNDECIDED)
    row.options.update(is_chosen=False)
    row.options.filter(pk=option.pk).update(is_chosen=True)
    row.effect, row.terms = option.effect, option.terms
    row.save(update_fields=["effect", "terms"])
    entry.enter("market.option_chosen", row, by=by, after={"name": option.name})
    option.refresh_from_db()
    return option


@transaction.atomic
def step(measure: Measure, stage: str, *, text: str = "", reference: str = "", on: date, by: Person, at: datetime) -> Measure:
    """The office takes it one stage further; advice and the end say why. The decision is not the office's."""
    entry, row = record.open(), _locked(measure)
    if stage in {Stage.DECIDED, Stage.OBSERVED}:
        raise CannotMeasure(_("This stage is not entered here: the Commission decides, and what is observed is measured."))
    _refuse_leap(row, stage)
    if stage in {Stage.ADVICE, Stage.ENDED} and not text.strip():
        raise CannotMeasure(_("Write what was advised, or why it is not pursued."))
    row.stage = stage
    row.in_force_on = on if stage == Stage.IN_FORCE else row.in_force_on
    row.consulted_until = on if stage == Stage.CONSULTATION else row.consulted_until
    row.save(update_fields=["stage", "in_force_on", "consulted_until"])
    if stage == Stage.IN_FORCE:
        row.barriers.update(still_there="asked")
    MeasureStep.objects.create(measure=row, stage=stage, text=text, reference=reference, on=on, by=by, at=at)
    entry.enter("market.measure_stepped", row, by=by, after={"stage": stage, "on": on, "reference": reference})
    return row


@transaction.atomic
def decide(measure: Measure, *, reference: str, text: str = "", forecast: Any = None, on: date, by: Person, at: datetime) -> Measure:
    """By the Commission, after the board's advice, with the legal reference; the forecast of the day is kept beside it."""
    entry, row = record.open(), _locked(measure)
    _refuse_unless(row, {Stage.ADVICE})
    if not reference.strip():
        raise CannotMeasure(_("A decision names its legal reference."))
    row.stage, row.legal_reference, row.decided_on, row.forecast = Stage.DECIDED, reference.strip(), on, forecast
    row.save(update_fields=["stage", "legal_reference", "decided_on", "forecast"])
    MeasureStep.objects.create(measure=row, stage=Stage.DECIDED, text=text, reference=reference, on=on, by=by, at=at)
    entry.enter("market.measure_decided", row, by=by, after={"on": on, "reference": reference})
    return row


@transaction.atomic
def observe(measure: Measure, observed: Mapping[str, Any], *, text: str = "", on: date, by: Person, at: datetime) -> Measure:
    """What changed since, beside what was forecast."""
    entry, row = record.open(), _locked(measure)
    _refuse_unless(row, {Stage.IN_FORCE, Stage.OBSERVED})
    row.stage, row.observed = Stage.OBSERVED, dict(observed)
    row.save(update_fields=["stage", "observed"])
    MeasureStep.objects.create(measure=row, stage=Stage.OBSERVED, text=text, on=on, by=by, at=at)
    entry.enter("market.measure_observed", row, by=by, after={"observed": dict(observed)})
    return row


@transaction.atomic
def take_position(
    measure: Measure, holder: Country | Organisation, stance: str, *, text: str = "", source: str = "", on: date, by: Person, at: datetime
) -> Position:
    """Of a member by who speaks for it; of a state by the office, with where it was said. The one before stays on record."""
    entry, row = record.open(), _locked(measure)
    whose: dict[str, Any] = {"state": holder} if isinstance(holder, Country) else {"organisation": holder}
    if stance not in Stance.values:
        raise CannotMeasure(_("Choose one of the stances."))
    if isinstance(holder, Country) and not source:
        raise CannotMeasure(_("Name the source where the state said so."))
    if isinstance(holder, Organisation) and row.stage != Stage.CONSULTATION:
        raise CannotMeasure(_("Positions of members are taken while the measure is in consultation."))
    row.positions.filter(**whose, superseded_at=None).update(superseded_at=at)
    position = Position.objects.create(measure=row, **whose, stance=stance, text=text, source=source, on=on, by=by, at=at)
    entry.enter("market.position_taken", row, by=by, after={"holder": str(holder), "stance": stance, "source": source})
    return position


def _locked(measure: Measure) -> Measure:
    return Measure.objects.select_for_update().get(pk=measure.pk)


def _refuse_unless(row: Measure, stages: set[Stage]) -> None:
    if row.stage not in stages:
        raise CannotMeasure(
            _("“%(measure)s” stands at “%(stage)s”; this cannot be done now.") % {"measure": row, "stage": row.get_stage_display()}
        )


def _refuse_leap(row: Measure, stage: str) -> None:
    """One after the other; ending is possible until it is decided."""
    if stage == Stage.ENDED and row.stage in UNDECIDED | {Stage.PROPOSED}:
        return
    if row.stage not in ORDER or stage not in ORDER or ORDER.index(Stage(stage)) != ORDER.index(Stage(row.stage)) + 1:
        _refuse_unless(row, set())


def _refuse_effect(effect: str, terms: Mapping[str, Any], day: date) -> None:
    if effect == Effect.NONE:
        return
    try:
        measure_of({"kind": effect, "on": day.isoformat(), **terms}, str(Effect(effect).label) if effect in Effect.values else effect)
    except Malformed as malformed:
        raise CannotMeasure(str(malformed)) from malformed


def _refuse_ranges(said: Described) -> None:
    for low, high in ((said.cost_low, said.cost_high), (said.effort_low, said.effort_high)):
        if (low is None) != (high is None) or (low is not None and high is not None and low > high):
            raise CannotMeasure(_("Give costs and efforts as ranges, from low to high, or leave both ends empty."))


def _free_slug(title: str) -> str:
    wanted = slugify(title)[:50] or "measure"
    taken = set(Measure.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return wanted if wanted not in taken else next(slug for number in range(2, 10_000) if (slug := f"{wanted}-{number}") not in taken)
