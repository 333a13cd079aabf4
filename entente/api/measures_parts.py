"""From what a program sends to what the actions take, and from a choice to what it says."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.api import measures_schemas as schemas
from entente.certification.models import Certificate, Scheme
from entente.market.actions.barriers import CannotReport, Reported
from entente.market.actions.measures import CannotMeasure
from entente.market.choices import sectors
from entente.market.queries.baseline import baseline
from entente.market.queries.choosing import best_for
from entente.market.queries.measures import Conditions
from entente.market.queries.opening import certificate_named
from entente.market.queries.what_if import Candidates
from entente.market.scenarios import Malformed, Scenario, read
from entente.vocabulary.models import Country


def reported(body: schemas.NewBarrier) -> Reported:
    state = Country.objects.filter(pk=body.state).first()
    if state is None or body.sector not in sectors():
        raise CannotReport(_("There is no market of this state and sector."))
    facts = body.dict() | {"certificate": _certificate(body.certificate), "state": state}
    facts |= {"scheme": _scheme(body.scheme), "asked_scheme": _scheme(body.asked_scheme)}
    del facts["organisation"]
    return Reported(**facts)


def _certificate(number: str) -> Certificate | None:
    if not number:
        return None
    if found := certificate_named(number):
        return found
    raise CannotReport(_("No certificate on file has this number. Leave it empty and name the scheme."))


def _scheme(code: str) -> Scheme | None:
    if not code:
        return None
    if found := Scheme.objects.filter(code=code).first():
        return found
    raise CannotReport(_("There is no scheme %(code)s on file.") % {"code": code})


def choice(known: Candidates, budget: float, under: Conditions) -> dict[str, Any]:
    if not known.measures:
        return {"budget": budget, "value": 0.0, "bound": 0.0, "gap": 0.0, "cost": 0.0, "chosen": []}
    return told(known, budget, best_for(known, budget, under))


def told(known: Candidates, budget: float, best: Any) -> dict[str, Any]:
    figures = {name: getattr(best, name) for name in ("value", "bound", "gap", "cost")}
    return figures | {"budget": budget, "chosen": [known.measures[place].slug for place in best.chosen]}


def scenario_of(body: schemas.NewScenario) -> Scenario:
    data = {name: value for name, value in body.dict().items() if value is not None}
    try:
        return read(data, baseline(timezone.localdate()))
    except Malformed as malformed:
        raise CannotMeasure(str(malformed)) from malformed
