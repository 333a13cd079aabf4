"""TLP in STIX 2.1: the objects that OASIS publishes, by its own ids (https://github.com/oasis-open/cti-stix-common-objects, tlp-2.0)."""

from typing import Any

from entente.engine.marking import Marking

EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
CREATED = "2022-10-01T00:00:00.000Z"
TLP_2 = {
    Marking.CLEAR: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    Marking.GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    Marking.AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    Marking.AMBER_STRICT: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    Marking.RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
TLP_1 = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": Marking.CLEAR,
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": Marking.GREEN,
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": Marking.AMBER,
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": Marking.RED,
}


def definition(marking: Marking) -> dict[str, Any]:
    """The marking as an object of a bundle."""
    said = {"extension_type": "property-extension", "tlp_2_0": marking.value.lower()}
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": TLP_2[marking],
        "created": CREATED,
        "name": str(marking),
        "extensions": {EXTENSION: said},
    }
