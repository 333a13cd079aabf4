"""MISP events: tags say marking, PAP and sectors, attributes of type vulnerability name CVEs. An event without one is one advisory."""

from collections.abc import Iterable, Mapping
from typing import Any

from entente.engine.advisories.draft import NAME, PAPS, TEXT, TITLE, Draft, LeftOut, Taken, Unfit, Unreadable, cve_of, told
from entente.engine.advisories.parts import day, items, line, links, mapping, sectors, strictest, text
from entente.engine.marking import Marking
from entente.engine.marking import read as read_marking

_LINKS, _WORDS = ("link", "url"), ("text", "comment")


def is_misp(found: Any) -> bool:
    return any("Event" in mapping(one) for one in _rows(found))


def read(found: Any) -> Taken:
    rows = _rows(found)
    if not any("Event" in mapping(one) for one in rows):
        raise Unreadable("This holds no MISP event: an object with “Event”, or a list of such.")
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    for number, row in enumerate(rows, 1):
        event = mapping(mapping(row).get("Event"))
        try:
            drafts += _drafts(event)
        except Unfit as why:
            left.append(LeftOut(f"event {number}", line(event.get("uuid"), 60), str(why)))
    return told(drafts, left)


def _rows(found: Any) -> list[Any]:
    if isinstance(found, Mapping):
        return items(found["response"]) if "response" in found else [found]
    return items(found)


def _drafts(event: Mapping[str, Any]) -> list[Draft]:
    uuid, info = line(event.get("uuid"), 60), line(event.get("info"), TITLE)
    if not uuid or not info:
        raise Unfit("it has no uuid or no info")
    attributes = [mapping(one) for one in _attributes(event)]
    tags = [line(mapping(tag).get("name"), 200) for part in (event, *attributes) for tag in items(part.get("Tag"))]
    named = [cve_of(one.get("value")) for one in attributes if one.get("type") == "vulnerability"]
    cves = dict.fromkeys(filter(None, named)) or {"": None}
    words = [text(one.get("value"), TEXT) for one in attributes if one.get("type") in _WORDS]
    return [
        Draft(
            "misp",
            f"{uuid}#{cve}" if cve else uuid,
            info if len(cves) == 1 else line(f"{cve}: {info}", TITLE),
            cve,
            text("\n\n".join(filter(None, words)), TEXT) or info,
            marking=strictest(_tlp(tags)),
            pap=_pap(tags),
            sectors=sectors(_sector_words(tags)),
            links=links(one.get("value") for one in attributes if one.get("type") in _LINKS),
            published_on=day(event.get("date")),
            publisher=line(mapping(event.get("Orgc")).get("name"), NAME) or "MISP",
        )
        for cve in cves
    ]


def _attributes(event: Mapping[str, Any]) -> Iterable[Any]:
    yield from items(event.get("Attribute"))
    for one in items(event.get("Object")):
        yield from items(mapping(one).get("Attribute"))


def _tlp(tags: Iterable[str]) -> list[str]:
    """A tag of the tlp taxonomy that we cannot read, such as tlp:ex:chr, is taken for the strictest."""
    said = [tag for tag in tags if tag.lower().startswith("tlp:")]
    return [tag if read_marking(tag) else Marking.RED.value for tag in said if tag.lower() != "tlp:unclear"]


def _pap(tags: Iterable[str]) -> str:
    said = [tag.upper().removeprefix("PAP:").replace("WHITE", "CLEAR") for tag in tags if tag.upper().startswith("PAP:")]
    return max((one for one in said if one in PAPS), key=PAPS.index, default="")


def _sector_words(tags: Iterable[str]) -> list[str]:
    """`misp-galaxy:sector="Health"`, `eu-nis-sector-and-subsectors:eu-nis-oes="energy"`"""
    return [tag.partition("=")[2].strip('" ') for tag in tags if "sector" in tag.lower() and "=" in tag]
