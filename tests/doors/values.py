"""What stands for a parameter of an address: the thing of one side, by the room and the page's name."""

from typing import Any

from tests.doors.bodies import NEVER_MADE
from tests.doors.rooms import rooms
from tests.doors.walk import Door
from tests.doors.world import World

NOUNS = {
    ("agreement", "pk"): "declaration",
    ("agreement", "number"): "declaration",
    ("contributions", "number"): "declaration",
    ("agreement:change-accession", "pk"): "accession",
    ("agreement:withdraw-accession", "pk"): "accession",
    ("agreement:accession-document", "pk"): "accession",
    ("agreement:document", "pk"): "contract-document",
    ("agreement:answer", "pk"): "remark",
    ("agreement:evidence", "pk"): "evidence",
    ("agreement:import-accessions-file", "pk"): "upload",
    ("agreement:import-contributions-file", "pk"): "upload",
    ("reporting", "pk"): "release",
    ("jobs", "pk"): "job",
    ("people", "pk"): "person",
    ("people", "person"): "person",
    ("people:end-token", "pk"): "token",
    ("people", "holding"): "holding",
    ("jobs", "job_id"): "job",
    ("members:end-delegation", "pk"): "delegation",
    ("notices:clear-address", "person"): "person",
    ("mfa_edit_webauthn", "pk"): "token",
    ("mfa_remove_webauthn", "pk"): "token",
}
for _room in rooms():
    NOUNS |= _room.NOUNS
NEVER = str(NEVER_MADE)  # for what the world does not hold one of: who may not is refused all the same, who may finds nothing
WORDS = {
    "pk": NEVER,
    "name": "none",
    "year": "2016",
    "number": "1",
    "measure": "private",
    "facet": "country",
    "secret": "never-made",
    "ending": "csv",
    "kind": "csv",
    "provider_id": "oidc",
    "key": "none",
    "uidb36": "1",
}
DEMO_KINDS = {
    "people:demo-sign-in": "office",
    "members:change-standing": "suspend",
    "support:ask": "letter",
    "programme:move": "stop",
    "industry:turn": "refuse",
    "industry:answer-wish": "wants",
}


def value(world: World, door: Door, parameter: str, side: str) -> Any:
    if parameter == "slug":
        return world.things["organisation", side].slug
    if parameter == "kind" and door.name in DEMO_KINDS:
        return DEMO_KINDS[door.name]
    room = door.name.partition(":")[0].removeprefix("entente_api_").partition("_")[0] if not door.name.startswith("mfa") else door.name
    noun = NOUNS.get((door.name, parameter)) or NOUNS.get((room, parameter))
    if parameter == "reference":
        return world.things["document", side].reference
    if parameter in {"key", "code"} and room == "projects":
        return getattr(world.things[parameter, side], parameter)
    return world.things[noun, side].pk if noun else WORDS[parameter]


def address(world: World, door: Door, side: str) -> str:
    parts = []
    for part in door.route.split("/"):
        before, bracket, rest = part.partition("<")
        if bracket:
            inside, _, after = rest.partition(">")
            part = f"{before}{value(world, door, inside.rpartition(':')[2], side)}{after}"
        parts.append(part)
    return "/" + "/".join(parts)
