"""schema.org's Course (JSON-LD) as the same lines that a table gives. Source: https://schema.org/Course, read with its CourseInstance."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.signs import one_line
from entente.skills.imports.reading import CannotRead, Line

DEEPEST = 20
MODES = {"onsite": "onsite", "inperson": "onsite", "fulltime": "onsite", "online": "online", "blended": "blended"}
Node = Mapping[str, Any]


def lines(document: Any) -> list[Line]:
    """Every Course in the document, in its order: alone, in a list, in @graph or an ItemList. Raises CannotRead where there is none."""
    found = [Line(number, _cells(node)) for number, node in enumerate(_courses(document), start=1)]
    if not found:
        raise CannotRead(_("There is no schema.org Course in this file. It needs objects with “@type”: “Course”."))
    return found


def _courses(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _courses(one, depth + 1)
    elif isinstance(value, dict):
        if _is(value, "Course"):
            yield value
            return
        for name in ("@graph", "itemListElement", "item", "mainEntity"):
            if name in value:
                yield from _courses(value[name], depth + 1)


def _is(node: Node, kind: str) -> bool:
    types = node.get("@type")
    return any(str(one).rpartition("/")[2].rpartition(":")[2] == kind for one in (types if isinstance(types, list) else [types]))


def _cells(node: Node) -> dict[str, str]:
    held = _first(node.get("hasCourseInstance"))
    provider, offer = _first(node.get("provider")), _first(node.get("offers") or held.get("offers"))
    place = _first(held.get("location") or provider)
    address = _first(place.get("address"))
    price = _text(offer.get("price") or offer.get("lowPrice"))
    said = {
        "title": _text(node.get("name")),
        "provider_name": _text(provider.get("name")) or _text(node.get("provider")),
        "identifier": _text(_first(node.get("identifier")).get("value") or node.get("identifier") or node.get("courseCode")),
        "country": _text(_first(address.get("addressCountry")).get("name") or address.get("addressCountry")),
        "level": _text(_first(node.get("educationalLevel")).get("name") or node.get("educationalLevel")),
        "form": _mode(held.get("courseMode") or node.get("courseMode")),
        "languages": ";".join(_many(held.get("inLanguage") or node.get("inLanguage"))),
        "ects": _text(_first(node.get("numberOfCredits")).get("value") or node.get("numberOfCredits")),
        "hours": _hours(_text(held.get("courseWorkload") or node.get("timeRequired"))),
        "cost_low": price,
        "cost_high": _text(offer.get("highPrice")) or price,
        "begins_on": _text(held.get("startDate"))[:10],
        "ends_on": _text(held.get("endDate"))[:10],
        "places": _text(held.get("maximumAttendeeCapacity")),
        "accreditation": _text(_first(node.get("educationalCredentialAwarded")).get("name") or node.get("educationalCredentialAwarded")),
        "about": _text(node.get("description"), 4000),
        "address": _text(node.get("url")),
        "roles": _named(node, "role"),
        "expertises": _named(node, "expertise"),
        "skills": _named(node, "skill"),
    }
    if _text(offer.get("priceCurrency")) not in {"", "EUR"}:
        said["cost_low"] = said["cost_high"] = ""
    return {name: text for name, text in said.items() if text}


def _named(node: Node, kind: str) -> str:
    """What it teaches, as an `about` or `teaches` of DefinedTerm names it: termCode “ECSF02:3” in the set “role”."""
    terms = [one for name in ("teaches", "about") for one in _list(node.get(name)) if isinstance(one, dict)]
    return ";".join(_text(one.get("termCode")) for one in terms if _text(one.get("inDefinedTermSet")).rpartition("/")[2] == kind)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Node:
    """The first object; anything else says nothing here."""
    return next((one for one in _list(value) if isinstance(one, dict)), {})


def _many(value: Any) -> list[str]:
    found = [_text(one.get("alternateName") or one.get("name")) if isinstance(one, dict) else _text(one) for one in _list(value)]
    return [one for one in found if one]


def _text(value: Any, most: int = 500) -> str:
    """Plain words of a string or a number; of a list its first."""
    value = next((one for one in value if isinstance(one, str | int | float)), "") if isinstance(value, list) else value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(str(value), most)


def _mode(value: Any) -> str:
    """The first that says anything; several at once are blended."""
    found = {MODES[bare] for one in _many(value) if (bare := re.sub(r"[^a-z]", "", one.rpartition("/")[2].casefold())) in MODES}
    return "blended" if len(found) > 1 else next(iter(found), "")


def _hours(text: str) -> str:
    """Of a duration of ISO 8601; a day is eight hours of work. Durations in weeks, months or years say nothing about hours."""
    found = re.fullmatch(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?", text)
    if not found or not any(found.groups()):
        return ""
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return f"{days * 8 + hours + minutes / 60:.1f}"
