"""Names of what the document defines. Ninja keeps one definition for each name; two rooms may call a vocabulary alike, as `Stage`."""

import re

from ninja.openapi import schema
from ninja.schema import NinjaGenerateJsonSchema
from pydantic.json_schema import CoreModeRef, DefsRef

IN_A_ROOM = re.compile(r"entente\.(?!api\.)(\w+)\.(?:\w+\.)*(?=\w+:)")


class Named(NinjaGenerateJsonSchema):
    """What a room defines carries the room's name: MarketStage, DialogueStage."""

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        core, mode = core_mode_ref
        return super().get_defs_ref((type(core)(IN_A_ROOM.sub(_roomed, core)), mode))


def _roomed(found: re.Match[str]) -> str:
    return found[0] + found[1].title()


def install() -> None:
    """Ninja offers no place to say which generator it takes."""
    schema.NinjaGenerateJsonSchema = Named  # type: ignore[attr-defined]
