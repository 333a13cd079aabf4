"""A catalog: groups of controls, controls within controls, each with parts and parameters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.oscal.walk import Finding, has, inserted, items, parts, text

DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A group or control where it stands."""

    body: dict[str, Any]
    is_control: bool
    depth: int
    parent: str  # its id, or the name we gave it


def nodes(catalog: dict[str, Any]) -> Iterator[Node]:
    """In the document's order, parents first."""
    waiting = _below(catalog, 1, "")
    while waiting:
        node = waiting.pop()
        yield node
        waiting += _below(node.body, node.depth + 1, text(node.body, "id"))


def _below(of: dict[str, Any], depth: int, parent: str) -> list[Node]:
    found = [(one, False) for one in items(of, "groups")] + [(one, True) for one in items(of, "controls")]
    return [Node(body, is_control, depth, parent) for body, is_control in reversed(found)]


def check(catalog: dict[str, Any]) -> list[Finding]:
    everything = list(nodes(catalog))
    if not everything:
        return [Finding("catalog", _("holds neither groups nor controls"))]
    ids = _ids(catalog, everything)
    findings = [
        Finding(name, _("is used for %(count)s things; an id has to be one thing's own") % {"count": count})
        for name, count in ids.items()
        if count > 1
    ]
    for node in everything:
        findings += _required(node)
        findings += _references(node.body, ids)
    return findings


def _ids(catalog: dict[str, Any], everything: list[Node]) -> Counter[str]:
    found = Counter(
        text(one, "id") for node in everything for one in (node.body, *items(node.body, "params"), *parts(node.body)) if has(one, "id")
    )
    found.update(text(one, "id") for one in (*items(catalog, "params"), *parts(catalog)) if has(one, "id"))
    found.update(text(one, "uuid") for one in items(catalog.get("back-matter"), "resources") if has(one, "uuid"))
    return found


def _required(node: Node) -> Iterator[Finding]:
    where = text(node.body, "id") or text(node.body, "title") or _("a control")
    needed = ("id", "title") if node.is_control else ("title",)
    yield from (Finding(where, _("has no %(name)s") % {"name": name}) for name in needed if not has(node.body, name))
    if node.depth > DEEPEST:
        yield Finding(where, _("lies too deep"))
    if any(not has(param, "id") for param in items(node.body, "params")):
        yield Finding(where, _("has a parameter without id"))
    if any(not has(part, "name") for part in parts(node.body)):
        yield Finding(where, _("has a part without name"))


def _references(body: dict[str, Any], ids: Counter[str]) -> Iterator[Finding]:
    where = text(body, "id") or text(body, "title")
    held = [body, *parts(body), *items(body, "params")]
    for one in held:
        for name in (*inserted(text(one, "prose")), *_asked(one)):
            if name not in ids:
                yield Finding(where, _("asks for the parameter %(name)s, which is not there") % {"name": name})
        for link in items(one, "links"):
            href = text(link, "href")
            if href.startswith("#") and href[1:] not in ids:
                yield Finding(where, _("links to %(name)s, which is not in this document") % {"name": href[1:]}, is_fatal=False)


def _asked(param: dict[str, Any]) -> list[str]:
    """Parameters in the choices of a parameter, and the one it depends on."""
    select = param.get("select")
    choices = select.get("choice") if isinstance(select, dict) else None
    found = [name for choice in choices if isinstance(choice, str) for name in inserted(choice)] if isinstance(choices, list) else []
    return [*found, *([text(param, "depends-on")] if has(param, "depends-on") else [])]
