"""One certificate of a list, in words; and all rows of a page as markup, made here because a page has 25 of six cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from django.utils.safestring import SafeString, mark_safe

from entente.certification.queries.certificates import Brief
from entente.web.certification.certificate_words import label, short_day, state_mark

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One certificate of the list, in words."""

    address: str
    name: str
    more: str
    scheme: str
    level: str
    issued: SafeString
    until: SafeString  # the last day on which it is valid
    state: SafeString  # colour and word
    is_fictional: bool


def line(one: Brief, state: str, home: str, language: str | None) -> Line:
    return Line(
        address=mark_safe(f"{home}{one.pk}/"),  # noqa: S308 -- our own address and a number
        name=one.name if len(one.name) <= 120 else f"{one.name[:119]}…",
        more=" · ".join(filter(None, (one.number, one.holder))),
        scheme=one.scheme,
        level=", ".join(filter(None, (label("level", one.level, language) if one.level else "", one.package))),
        issued=short_day(one.issued_on, language),
        until=short_day(one.ends_on - A_DAY if one.ends_on else None, language),
        state=state_mark(state, language),
        is_fictional=one.is_fictional,
    )


def rows(lines: Iterable[Line]) -> SafeString:
    """The rows of `_certificate_results.html`'s table."""
    return mark_safe("\n".join(map(_row, lines)))  # noqa: S308 -- every cell is escaped


def _row(one: Line) -> str:
    name, more, scheme, level = map(escape, (one.name, one.more, one.scheme, one.level))
    fictional = '<span class="fictional"></span>' if one.is_fictional else ""
    return (
        f'<tr><td><a href="{one.address}">{name}</a>{fictional} <small>{more}</small></td><td>{scheme}</td><td>{level}</td>'
        f"<td>{one.issued}</td><td>{one.until}</td><td>{one.state}</td></tr>"
    )
