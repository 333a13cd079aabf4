"""What the doors of people need beside the person itself."""

from typing import Any

from entente.people.models import Address

NOUNS = {
    ("people", "address"): "address",
    ("people", "delegation"): "delegation",
    ("people", "other"): "person",
    ("people:match", "pk"): "upload",
    ("people:end-token", "pk"): "token",
}


def build(world: Any) -> None:
    for side in ("own", "foreign"):
        world.things["address", side] = Address.objects.filter(person=world.things["person", side]).first()
