"""What a list's address asks for; what cannot be meant is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from entente.members.models import Organisation
from entente.news.models import Article
from entente.news.queries import PARTNERSHIP, Asked
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import EU_LANGUAGES, country_name
from entente.vocabulary.queries import countries
from entente.vocabulary.reference import shipped
from entente.web.documents.languages import languages


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    chosen: bool


def asked_of(request: HttpRequest) -> Asked:
    given = {name: request.GET.get(name, "").replace("\x00", "").strip() for name in ("q", "language", "sector", "country", "organisation")}
    return Asked(
        words=given["q"][:200],
        language=given["language"] if given["language"] in EU_LANGUAGES else "",
        sector=given["sector"] if given["sector"] in {one.code for one in shipped().sectors} else "",
        country=given["country"] if given["country"] in countries() else "",
        organisation=given["organisation"][:120],
    )


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def query(asked: Asked) -> str:
    return f"?{urlencode(asked.query)}" if asked.query else ""


def filters(asked: Asked, seen: Iterable[tuple[str, str]], partnership: str) -> list[dict[str, Any]]:
    """The selects over a list; `seen` are slug and name of the organisations that published something."""
    writers = [(PARTNERSHIP, partnership), *seen]
    shown = [
        ("language", asked.language, languages()),
        ("sector", asked.sector, [(one.code, one.name) for one in shipped().sectors if one.scheme == Scheme.DEMAND]),
        ("country", asked.country, sorted(_countries(), key=lambda pair: pair[1])),
        ("organisation", asked.organisation, writers),
    ]
    return [{"name": name, "choices": [Choice(value, label, value == chosen) for value, label in rows]} for name, chosen, rows in shown]


def writers() -> list[tuple[str, str]]:
    """Organisations with published news for everyone, by name."""
    rows = Organisation.objects.filter(pk__in=Article.objects.published().filter(marking="CLEAR").values("organisation"))
    return list(rows.order_by("name_key").values_list("slug", "name"))


def _countries() -> list[tuple[str, str]]:
    codes = Article.countries.through.objects.filter(article__state="published", article__marking="CLEAR").values_list("country", flat=True)
    return [(code, country_name(code)) for code in codes.distinct()]
