"""The numbers under which schemes file their certificates: one form to compare them by, and the number that a report's file name holds."""

import re
from collections.abc import Callable
from functools import lru_cache

_DUTCH = re.compile(r"NSCIB-CC-(\d+(?:-\d+)?)(?:-CR(\d*))?(?:-CR|-MA)?.*")
_SHAPES: dict[str, re.Pattern[str]] = {
    "FR": re.compile(r"(?:ANSSI|DCSSI)-(?:CC-)?\d{4}-\d+.*"),
    "DE": re.compile(r"BSI-DSZ-(?:CC|ITSEC)-\d+.*"),
    "ES": re.compile(r"\d{4}-\d+-INF-\d+.*"),
    "NL": re.compile(r"NSCIB-CC-\d+.*"),
    "IT": re.compile(r"OCSI-CERT-.*"),
    "NO": re.compile(r"SERTIT-\d+.*"),
    "SE": re.compile(r"CSEC-?\d+"),
    "GB": re.compile(r"CRP-?\d+.*"),
    "KR": re.compile(r"KECS-.*"),
    "CA": re.compile(r"383-[47]-\d+.*"),
    "US": re.compile(r"CCEVS-VR-.*"),
    "TR": re.compile(r"\d\d\.\d\.\d\d-TSE-CCCS-\d+"),
    "JP": re.compile(r"C\d{4}"),
}


@lru_cache(maxsize=65536)
def canonical(number: str) -> str:
    """What two spellings of one number share: `ANSSI-CC-2016/36` and `anssi-cc_2016-36`; leading noughts do not count."""
    plain = re.sub(r"[\s/_–—-]+", "-", number.strip().upper().removeprefix("CERTIFICATE")).strip("-")
    plain = re.sub(r"(?<![A-Z0-9.])0+(?=\d)", "", plain)
    if plain.startswith("DCSSI-"):
        plain = f"ANSSI-CC-{plain.removeprefix('DCSSI-').removeprefix('CC-')}"
    if found := _DUTCH.fullmatch(plain):
        return f"NSCIB-CC-{found[1]}{f'-CR{found[2]}' if found[2] else ''}"
    return plain


def country_of(number: str) -> str | None:
    """The country whose scheme writes numbers of this shape. Only for sources that do not name the scheme."""
    plain = re.sub(r"[\s/_]+", "-", number.strip().upper())
    return next((country for country, shape in _SHAPES.items() if shape.fullmatch(plain)), None)


def in_report(name: str, country: str, year: int | None) -> str:
    """The number that the file name of a certification report holds, as its scheme writes it; empty where it holds none that is known."""
    reader = _READERS.get(country)
    return reader(name, year) if reader else ""


def _french(name: str, _year: int | None) -> str:
    found = re.search(r"(?<!\d)((?:19|20)\d\d)[_-](\d{2,3})(?!\d)(?:.*?-?(R\d\d))?", name)
    if not found:
        return ""
    body = "DCSSI-" if "dcssi" in name.lower() else "ANSSI-CC-"
    return f"{body}{found[1]}/{found[2]}{f'-{found[3]}' if found[3] else ''}"


def _german(name: str, year: int | None) -> str:
    found = re.match(r"(?:\d{8}_)?(\d{4})(?:V(\d+))?a", name)
    if not found or year is None:
        return ""
    return f"BSI-DSZ-CC-{found[1]}{f'-V{found[2]}' if found[2] else ''}-{year}"


def _spanish(name: str, _year: int | None) -> str:
    found = re.search(r"(\d{4})-(\d+)[ -]INF-(\d+)", name)
    return f"{found[1]}-{int(found[2])}-INF-{found[3]}" if found else ""


def _dutch(name: str, _year: int | None) -> str:
    found = re.search(r"NSCIB-(?:CC-)?(\d+(?:-\d+)?)(?:_\d)?(?:-CR(\d*))?", name.upper().replace(" ", ""))
    return f"NSCIB-CC-{found[1]}-CR{found[2] or ''}" if found else ""


def _literal(pattern: str) -> Callable[[str, int | None], str]:
    def reader(name: str, _year: int | None) -> str:
        found = re.search(pattern, name)
        return found[0] if found else ""

    return reader


_READERS: dict[str, Callable[[str, int | None], str]] = {
    "FR": _french,
    "DE": _german,
    "ES": _spanish,
    "NL": _dutch,
    "SE": _literal(r"CSEC\d{7}"),
    "NO": _literal(r"SERTIT-\d{3}"),
    "GB": _literal(r"CRP\d{3}"),
    "CA": _literal(r"383-[47]-\d+"),
    "KR": _literal(r"KECS-[A-Z]+-\d+-\d{4}"),
    "US": _literal(r"CCEVS-VR-(?:VID)?\d+(?:-\d{4})?"),
}
