"""An open mirror of a circle in which each side sits."""

from typing import Any

from tests.factories.governance import body, seat
from tests.factories.mirror import gave, opened

NOUNS = {
    ("mirror", "mirror_id"): "mirror",
    **{(f"mirror:{name}", "pk"): "mirror" for name in ("mirror", "change", "open", "close", "again", "give", "withdraw", "export")},
}


def build(world: Any) -> None:
    for side in ("own", "foreign"):
        organisation, of = world.things["organisation", side], body()
        seat(of, world.things["person", side], organisation=organisation)
        mirror = opened(of, f"Staff {side}")
        gave(mirror, organisation, 7, 9)
        world.things["mirror", side] = mirror
