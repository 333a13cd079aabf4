"""A profile: a selection of a catalogue's controls, changed in places; resolved, it is a catalog again."""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.oscal.catalog import nodes
from entente.certification.oscal.walk import Finding, has, items, text

Find = Callable[[str, list[str]], dict[str, Any] | None]  # (href, names of the files it may be) -> catalog


class CannotResolve(Exception):
    """The profile asks for what is not at hand."""


def check(profile: dict[str, Any]) -> list[Finding]:
    imports = items(profile, "imports")
    found = [Finding("imports", _("is missing"))] if not imports else []
    resources = {text(one, "uuid") for one in items(profile.get("back-matter"), "resources")}
    for number, one in enumerate(imports, start=1):
        href = text(one, "href")
        if not href:
            found.append(Finding(f"imports[{number}]", _("names no catalogue")))
        elif href.startswith("#") and href[1:] not in resources:
            found.append(Finding(f"imports[{number}]", _("refers to %(name)s, which is not in this document") % {"name": href[1:]}))
    modify = profile.get("modify")
    found += [Finding("modify/alters", _("names no control")) for one in items(modify, "alters") if not has(one, "control-id")]
    return found + [
        Finding("modify/set-parameters", _("names no parameter")) for one in items(modify, "set-parameters") if not has(one, "param-id")
    ]


def hrefs(profile: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What is imported: (href, names of the files it may be)."""
    found = []
    for one in items(profile, "imports"):
        href = text(one, "href")
        links = _rlinks(profile, href[1:]) if href.startswith("#") else [href]
        found.append((href, [link.rpartition("/")[2] for link in links]))
    return found


def resolved(profile: dict[str, Any], find: Find) -> dict[str, Any]:
    """The controls it selects, as its merge asks: grouped as they were (as-is), or in one list."""
    catalogs = [_found(find, href, names) for href, names in hrefs(profile)]
    chosen = [_selected(catalog, one) for catalog, one in zip(catalogs, items(profile, "imports"), strict=True)]
    merge = profile.get("merge")
    is_as_is = isinstance(merge, dict) and merge.get("as-is") is True
    body: dict[str, Any] = {"uuid": text(profile, "uuid"), "metadata": copy.deepcopy(profile["metadata"])}
    for catalog, ids in zip(catalogs, chosen, strict=True):
        _merge(body, catalog, ids, is_as_is=is_as_is)
    _modify(body, profile.get("modify"))
    return body


def _found(find: Find, href: str, names: list[str]) -> dict[str, Any]:
    catalog = find(href, names)
    if catalog is None:
        said = {"href": href, "names": _(" or ").join(names)}
        raise CannotResolve(_("The profile selects from %(href)s (%(names)s), which is not here: give that catalogue's file too.") % said)
    return catalog


def _rlinks(profile: dict[str, Any], uuid: str) -> list[str]:
    resources = [one for one in items(profile.get("back-matter"), "resources") if text(one, "uuid") == uuid]
    return [text(link, "href") for one in resources for link in items(one, "rlinks")]


def _selected(catalog: dict[str, Any], one: dict[str, Any]) -> set[str]:
    controls = [node for node in nodes(catalog) if node.is_control]
    children: dict[str, list[str]] = {}
    for node in controls:
        children.setdefault(node.parent, []).append(text(node.body, "id"))
    known = {text(node.body, "id") for node in controls}
    wanted = known if isinstance(one.get("include-all"), dict) else _named(items(one, "include-controls"), known, children)
    return wanted - _named(items(one, "exclude-controls"), known, children)


def _named(selections: list[dict[str, Any]], known: set[str], children: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for selection in selections:
        ids = selection.get("with-ids")
        named = {one for one in ids if isinstance(one, str)} & known if isinstance(ids, list) else set()
        for pattern in (text(one, "pattern") for one in items(selection, "matching")):
            expression = re.compile("".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern))
            named |= {control for control in known if expression.fullmatch(control)}
        found |= _with_children(named, children) if selection.get("with-child-controls") == "yes" else named
    return found


def _with_children(named: set[str], children: dict[str, list[str]]) -> set[str]:
    found, waiting = set(named), list(named)
    while waiting:
        below = [child for child in children.get(waiting.pop(), []) if child not in found]
        found.update(below)
        waiting += below
    return found


def _merge(body: dict[str, Any], catalog: dict[str, Any], ids: set[str], *, is_as_is: bool) -> None:
    kept = _kept(catalog, ids)
    if is_as_is:
        for name in ("groups", "controls"):
            if kept.get(name):
                body.setdefault(name, []).extend(kept[name])
    else:
        body.setdefault("controls", []).extend(
            copy.deepcopy(node.body) for node in nodes(kept) if node.is_control and node.parent not in ids
        )
    for name in ("params",):
        if items(catalog, name):
            body.setdefault(name, []).extend(copy.deepcopy(items(catalog, name)))
    if items(catalog.get("back-matter"), "resources"):
        body.setdefault("back-matter", {"resources": []})["resources"].extend(copy.deepcopy(catalog["back-matter"]["resources"]))


def _kept(of: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    """A group or control with what is selected inside it; a selected control in one that is not takes its place."""
    found = {name: value for name, value in of.items() if name not in {"groups", "controls"}}
    groups = [kept for one in items(of, "groups") if (kept := _kept(one, ids)).get("groups") or kept.get("controls")]
    controls = list(_controls(items(of, "controls"), ids))
    return copy.deepcopy(found) | ({"groups": groups} if groups else {}) | ({"controls": controls} if controls else {})


def _controls(controls: list[dict[str, Any]], ids: set[str]) -> Iterator[dict[str, Any]]:
    for control in controls:
        kept = _kept(control, ids)
        if text(control, "id") in ids:
            yield kept
        else:
            yield from kept.get("controls", [])


def _modify(body: dict[str, Any], modify: Any) -> None:
    by_id = {text(node.body, "id"): node.body for node in nodes(body) if node.is_control}
    params = {text(param, "id"): param for node in nodes(body) for param in items(node.body, "params")}
    params |= {text(param, "id"): param for param in items(body, "params")}
    for setting in items(modify, "set-parameters"):
        if param := params.get(text(setting, "param-id")):
            param |= {name: copy.deepcopy(value) for name, value in setting.items() if name != "param-id"}
    for alter in items(modify, "alters"):
        if control := by_id.get(text(alter, "control-id")):
            for removal in items(alter, "removes"):
                _remove(control, removal)
            for addition in items(alter, "adds"):
                _add(control, addition)


def _add(control: dict[str, Any], addition: dict[str, Any]) -> None:
    """`starting` and `before` come first, everything else last; `by-id` names the part that is added to."""
    place = _by_id(control, text(addition, "by-id")) if has(addition, "by-id") else control
    if place is None:
        return
    is_first = text(addition, "position") in {"starting", "before"}
    for name in ("params", "props", "links", "parts"):
        if added := copy.deepcopy(items(addition, name)):
            held = items(place, name)
            place[name] = added + held if is_first else held + added
    if has(addition, "title"):
        place["title"] = text(addition, "title")


def _by_id(control: dict[str, Any], wanted: str) -> dict[str, Any] | None:
    waiting = [control]
    while waiting:
        one = waiting.pop()
        if text(one, "id") == wanted:
            return one
        waiting += [*items(one, "parts"), *items(one, "params")]
    return None


def _remove(control: dict[str, Any], removal: dict[str, Any]) -> None:
    """Whatever fits all that the removal says, anywhere in the control."""
    names = {"by-name": "name", "by-class": "class", "by-id": "id", "by-ns": "ns"}
    asked = {names[key]: text(removal, key) for key in names if has(removal, key)}
    kind = {"param": "params", "prop": "props", "link": "links", "part": "parts"}.get(text(removal, "by-item-name"))
    if not asked and kind is None:
        return
    waiting = [control]
    while waiting:
        one = waiting.pop()
        for name in ("params", "props", "links", "parts") if kind is None else (kind,):
            kept = [item for item in items(one, name) if any(text(item, key) != value for key, value in asked.items())]
            if items(one, name):
                one[name] = kept
        waiting += items(one, "parts")
