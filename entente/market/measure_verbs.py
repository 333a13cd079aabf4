"""The verbs of barriers, measures and scenarios; `verbs.py` has those of the market itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OWN = Seen.PUBLIC, Seen.ORGANISATION
_TOLD = ("product", "level", "sector", "asked", "asked_level", "happened_on", "cost_low", "cost_high", "months", "may_be_named", "state")


def _measure(name: str, sentence: Any, *fields: str) -> Verb:
    return Verb(f"market.{name}", sentence, dict.fromkeys(fields, PUBLIC), because=PUBLIC)


def _barrier(name: str, sentence: Any, *fields: str) -> Verb:
    return Verb(f"market.{name}", sentence, dict.fromkeys(fields, OWN), label=OWN, because=OWN)


MEASURE_VERBS: list[Verb] = [
    _measure("measures_loaded", _("%(label)s: the register of measures was brought to this version’s reference file"), "measures"),
    _measure("measure_described", _("The measure %(label)s was described"), "title", "instrument", "effect", "terms", "source"),
    _measure("measure_stepped", _("The measure %(label)s went on"), "stage", "on", "reference"),
    _measure("measure_decided", _("The Commission decided on the measure %(label)s"), "on", "reference"),
    _measure("measure_observed", _("What the measure %(label)s changed was observed"), "observed"),
    _measure("option_written", _("An option for the measure %(label)s was written"), "name", "effect"),
    _measure("option_chosen", _("An option for the measure %(label)s was chosen"), "name"),
    _measure("position_taken", _("A position on the measure %(label)s was entered"), "holder", "stance", "source"),
    _barrier("barrier_reported", _("The barrier %(label)s was reported"), *_TOLD),
    _barrier("barrier_verified", _("The barrier %(label)s was verified"), "evidence"),
    _barrier("barrier_not_accepted", _("The barrier %(label)s was not accepted")),
    _barrier("barrier_withdrawn", _("The barrier %(label)s was taken back")),
    _barrier("barrier_bundled", _("The barrier %(label)s became part of a measure"), "measure"),
    _barrier("barrier_asked_again", _("Whether the barrier %(label)s is still there was asked and answered"), "still_there"),
    Verb("market.scenario_kept", _("A scenario was kept"), {"token": Seen.OFFICE}, label=Seen.OFFICE),
]
