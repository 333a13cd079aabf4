"""A measure that waits for the Commission, a barrier of each side, and a scenario by its link."""

from types import SimpleNamespace

from entente.market.actions import measures as actions
from entente.market.actions.scenarios import keep_scenario
from entente.market.measure_choices import Stage
from entente.market.queries.baseline import baseline
from entente.market.scenarios import read
from tests.doors.world import SIDES, World
from tests.factories.market import market
from tests.factories.measures import AT, TODAY, at_stage, candidate, reported

NOUNS = {
    ("measures", "pk"): "barrier",
    ("measures", "slug"): "measure",
    ("measures", "token"): "scenario",
    ("measures", "effect"): "effect",
    ("measures", "option"): "measure-option",
    **{(f"entente_api_measures_{name}", "barrier_id"): "barrier" for name in ("one_barrier", "verify", "answer_again")},
    **{
        (f"entente_api_measures_{name}", "slug"): "measure"
        for name in ("one", "step", "decide", "position", "write_option", "choose_option")
    },
    ("entente_api_measures_choose_option", "option_id"): "measure-option",
    ("entente_api_measures_scenario", "token"): "scenario",
}


def build(world: World) -> None:
    market()
    frozen = baseline(TODAY)
    for side in SIDES:
        organisation, person, office = world.things["organisation", side], world.things["person", side], world.things["second", side].person
        row = at_stage(Stage.ADVICE, candidate(f"Candidate {side}", by=office))
        kept = keep_scenario(read({"name": side, "years": [TODAY.year], "measures": []}, frozen), by=person, at=AT)
        world.things |= {
            ("barrier", side): reported(organisation=organisation, by=person),
            ("measure-option", side): actions.write_option(row, "As a pair", by=office, at=AT),
            ("measure", side): SimpleNamespace(pk=row.slug),
            ("scenario", side): SimpleNamespace(pk=kept.token),
            ("effect", side): SimpleNamespace(pk="recognise"),
        }
