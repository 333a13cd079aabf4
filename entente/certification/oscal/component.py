"""A component-definition: which controls of which catalogue a component says it meets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.oscal.walk import Finding, has, items, text


@dataclass(frozen=True, slots=True)
class Claim:
    """A component says that it meets a control, and how."""

    uuid: str
    component: str
    source: str  # the document whose control it is
    control: str
    said: str


def check(definition: dict[str, Any]) -> list[Finding]:
    if not items(definition, "components"):
        return [Finding("components", _("is missing"))]
    found: list[Finding] = []
    uuids: set[str] = set()
    for one in items(definition, "components"):
        where = text(one, "title") or text(one, "uuid") or _("a component")
        found += [
            Finding(where, _("has no %(name)s") % {"name": name}) for name in ("uuid", "type", "title", "description") if not has(one, name)
        ]
        for implementation in items(one, "control-implementations"):
            found += _implementation(implementation, where, uuids)
    return found


def _implementation(implementation: dict[str, Any], where: str, uuids: set[str]) -> Iterator[Finding]:
    if not has(implementation, "source"):
        yield Finding(where, _("does not say of which catalogue its controls are"))
    if not items(implementation, "implemented-requirements"):
        yield Finding(where, _("implements nothing"))
    for requirement in items(implementation, "implemented-requirements"):
        if not has(requirement, "control-id"):
            yield Finding(where, _("implements a control without naming it"))
        uuid = text(requirement, "uuid")
        if not uuid or uuid in uuids:
            yield Finding(where, _("has an implemented requirement without a uuid of its own"))
        uuids.add(uuid)


def claims(definition: dict[str, Any]) -> Iterator[Claim]:
    for one in items(definition, "components"):
        for implementation in items(one, "control-implementations"):
            for requirement in items(implementation, "implemented-requirements"):
                yield Claim(
                    text(requirement, "uuid"),
                    text(one, "title"),
                    text(implementation, "source"),
                    text(requirement, "control-id"),
                    text(requirement, "description"),
                )
