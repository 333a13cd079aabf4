"""An advisory of each side, for everyone, and a circle."""

from typing import Any

from tests.factories.watch import advisory, circle

NOUNS = {
    ("watch", "advisory_id"): "advisory",
    ("watch", "circle_id"): "circle",
    **{(f"watch:{name}", "pk"): "advisory" for name in ("advisory", "change", "withdraw", "answer", "csaf", "stix")},
    ("watch:change-circle", "pk"): "circle",
}


def build(world: Any) -> None:
    for side in ("own", "foreign"):
        organisation = world.things["organisation", side]
        by = world.things["person", side]
        world.things |= {("advisory", side): advisory(organisation=organisation, by=by), ("circle", side): circle()}
