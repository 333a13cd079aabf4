"""A file of advisories: what it is, when nobody says, and what it holds."""

from collections.abc import Callable
from typing import Any

from entente.engine.advisories import csaf, euvd, kev, misp, stix
from entente.engine.advisories.draft import KINDS, Taken, Unreadable
from entente.engine.advisories.parts import parsed

_JSON: dict[str, tuple[Callable[[Any], bool], Callable[[Any], Taken]]] = {
    "csaf": (csaf.is_csaf, csaf.read),
    "stix": (stix.is_stix, stix.read),
    "misp": (misp.is_misp, misp.read),
    "euvd": (euvd.is_euvd, euvd.read),
}


def read(content: bytes, kind: str = "") -> Taken:
    """Every advisory in it, and every part that was left out, with its reason; `Unreadable` when there is none to be had."""
    if kind and kind not in KINDS:
        raise Unreadable(f"{kind!r} is no format that is read here; there are {', '.join(KINDS)}.")
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text. Download it again, or save it as UTF-8.") from None
    if not said.strip():
        raise Unreadable("The file is empty.")
    if kind == "kev" or (not kind and kev.is_kev(said)):
        return kev.read(said)
    found = parsed(said)
    if kind:
        return _JSON[kind][1](found)
    for is_one, read_one in _JSON.values():
        if is_one(found):
            return read_one(found)
    raise Unreadable("It is not clear what this file is: CISA's CSV, a CSAF 2.0 document, a STIX bundle, a MISP event or ENISA's record.")
