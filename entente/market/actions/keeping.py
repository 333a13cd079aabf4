"""What the office says of markets: sizes, what they ask, what counts as what, what it costs. Every fact from a day on, with a source."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.models import Scheme, SchemeLevel
from entente.market.actions.dated import Read, ended, from_day
from entente.market.actions.refusals import CannotKeep
from entente.market.choices import Counts, Mode, Unit, Where, sectors
from entente.market.levels import split
from entente.market.models import Acceptance, LevelCost, Market, Recognition, RequirementClass
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """What a market asks of one scope; `requires` None is not collected."""

    state: str
    sector: str
    scope: str
    mode: str
    accepts: tuple[str, ...] = ()
    requires: tuple[str, ...] | None = None
    legal_base: str = ""
    is_fictional: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """As the model holds them."""
        requires = None if self.requires is None else list(self.requires)
        told = asdict(self)
        return told | {"state_id": told.pop("state"), "accepts": list(self.accepts), "requires": requires}


@dataclass(frozen=True, slots=True)
class RuleFacts:
    code: str
    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    is_same_level: bool = False
    where: str = Where.NAMED
    states: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    most_eal: int | None = None
    most_ava_van: int | None = None
    domain: str = ""
    profile: str = ""
    category: str = ""
    chains: bool = False
    is_confirmed: bool = True
    legal_base: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    scheme: str
    level: str
    low: Decimal
    likely: Decimal
    high: Decimal
    unit: str = Unit.EUR
    counts: str = Counts.WHOLE
    confidence: str = "low"
    is_fictional: bool = False


@transaction.atomic
def set_share(market: Market, share: Decimal, read: Read, *, on: date, by: Person | None, at: datetime) -> Market:
    """The share of the whole market, in per cent, from a day on."""
    entry = record.open()
    if not 0 < share <= 100:
        raise CannotKeep(_("A share is above 0 and at most 100 per cent."))
    rows = Market.objects.known().filter(state=market.state_id, sector=market.sector)
    made: Market = from_day(Market, rows, {"state_id": market.state_id, "sector": market.sector, "share": share}, read, on=on, at=at)
    entry.enter("market.sized", made, by=by, after={"share": share, "on": on, "source": read.source})
    return made


@transaction.atomic
def set_acceptance(asked: Asked, read: Read, *, on: date, by: Person | None, at: datetime) -> Acceptance:
    entry = record.open()
    made = write_acceptance(asked, read, on=on, at=at)
    told = {"mode": made.mode, "accepts": made.accepts, "requires": made.requires, "on": on, "source": read.source}
    entry.enter("market.accepts", made, by=by, after=told)
    return made


def write_acceptance(asked: Asked, read: Read, *, on: date, at: datetime) -> Acceptance:
    """Its part without the entry, for whoever writes many under one."""
    _refuse_asked(asked)
    rows = Acceptance.objects.known().filter(state=asked.state, sector=asked.sector, scope=asked.scope)
    made: Acceptance = from_day(Acceptance, rows, asked.facts, read, on=on, at=at)
    return made


@transaction.atomic
def end_acceptance(acceptance: Acceptance, *, on: date, by: Person | None, at: datetime) -> None:
    """From that day on the market is not collected again: nobody says what it asks."""
    entry = record.open()
    ended(acceptance, on=on, at=at)
    entry.enter("market.not_asked_any_more", acceptance, by=by, after={"on": on})


@transaction.atomic
def set_recognition(rule: RuleFacts, read: Read, *, on: date, by: Person | None, at: datetime) -> Recognition:
    entry = record.open()
    _refuse_rule(rule)
    facts = asdict(rule)
    facts |= {name: list(facts[name]) for name in ("sources", "targets", "states", "sectors")}
    made: Recognition = from_day(Recognition, Recognition.objects.known().filter(code=rule.code), facts, read, on=on, at=at)
    told = {"sources": made.sources, "targets": made.targets, "states": made.states, "is_confirmed": made.is_confirmed}
    entry.enter("market.recognises", made, by=by, after=told | {"on": on, "source": read.source})
    return made


@transaction.atomic
def end_recognition(rule: Recognition, *, on: date, by: Person | None, at: datetime) -> None:
    entry = record.open()
    ended(rule, on=on, at=at)
    entry.enter("market.recognition_ended", rule, by=by, after={"on": on})


@transaction.atomic
def set_cost(cost: Range, read: Read, *, on: date, by: Person | None, at: datetime) -> LevelCost:
    """A range, never a point: who knows only one number says how far off it may be."""
    entry = record.open()
    _refuse_levels([f"{cost.scheme}:{cost.level}" if cost.level else cost.scheme])
    if not 0 <= cost.low <= cost.likely <= cost.high or cost.low == cost.high:
        raise CannotKeep(_("A cost is a range: lowest, most likely and highest in this order, and not all the same."))
    facts = asdict(cost)
    facts["scheme_id"] = Scheme.objects.get(code=facts.pop("scheme")).pk
    same = {name: facts[name] for name in ("scheme_id", "level", "unit", "counts")}
    made: LevelCost = from_day(LevelCost, LevelCost.objects.known().filter(**same), facts, read, on=on, at=at)
    told = {name: getattr(made, name) for name in ("low", "likely", "high", "unit", "counts")}
    entry.enter("market.costed", made, by=by, after=told | {"on": on, "source": read.source})
    return made


def _refuse_asked(asked: Asked) -> None:
    if asked.sector not in sectors():
        raise CannotKeep(_("There is no sector %(code)s among those that markets are made of.") % {"code": asked.sector})
    if asked.mode == Mode.NOTHING and asked.accepts:
        raise CannotKeep(_("Where nothing is asked no level is named. Take the levels away, or choose another mode."))
    if asked.mode != Mode.NOTHING and not asked.accepts:
        raise CannotKeep(_("Name at least one scheme that is enough, or choose that nothing is asked."))
    _refuse_levels(asked.accepts)
    known = set(RequirementClass.objects.values_list("code", flat=True))
    if missing := sorted(set(asked.requires or ()) - known):
        raise CannotKeep(_("There is no class of requirements %(code)s; describe it first.") % {"code": missing[0]})


def _refuse_rule(rule: RuleFacts) -> None:
    if not rule.sources or not rule.targets:
        raise CannotKeep(_("Say which scheme counts, and as which one."))
    if (rule.where == Where.NAMED) != bool(rule.states):
        raise CannotKeep(_("Name the states in which it holds, or choose all Member States."))
    if not rule.is_same_level and not all(split(token)[1] for token in rule.targets):
        raise CannotKeep(_("Say as which level it counts, as in bsz:one, or that it counts as the same level."))
    _refuse_levels(rule.sources)
    _refuse_levels(token if not rule.is_same_level else split(token)[0] for token in rule.targets)


def _refuse_levels(tokens: Iterable[str]) -> None:
    """A scheme without levels on file may be named with any level: nobody knows which it has."""
    for scheme, level in map(split, tokens):
        if not Scheme.objects.filter(code=scheme).exists():
            raise CannotKeep(_("There is no scheme %(code)s; the page of schemes has their codes.") % {"code": scheme})
        known = set(SchemeLevel.objects.filter(scheme__code=scheme).values_list("code", flat=True))
        if level and known and level not in known:
            said = {"scheme": scheme, "level": level, "known": ", ".join(sorted(known))}
            raise CannotKeep(_("The scheme %(scheme)s has no level %(level)s; it has %(known)s.") % said)
