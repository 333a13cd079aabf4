"""A card for each practice of the list, in words; what every card says is made once."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entente.exchange.choices import PracticeKind
from entente.exchange.queries.listing import Line
from entente.vocabulary.choices import TrafficLight
from entente.web.members.labels import cell

FEW = 3  # sectors
MOST_LETTERS = 160  # of the problem; the practice's page says it all


CARD = (
    '<li class="card"><h2><a href="{}">{}</a>{}</h2><p class="quiet"><a href="{}">{}</a></p><p>{}</p>'
    '<p class="tags"><span class="tag">{}</span> {}{}{}</p>\n<p class="quiet">{}</p></li>'
)
FICTIONAL = SafeString('<span class="fictional"></span>')


def cards(lines: Iterable[Line], day: date) -> list[SafeString]:
    """Drawn without a template: it took longer than everything else on the page."""
    practices, members = f"{reverse('exchange:practices')}practices/", reverse("members:directory")
    kinds, language = {one.value: str(one.label) for one in PracticeKind}, get_language()
    words = escape(_("At work in")), escape(_("At work nowhere yet")), escape(_("could be in"))
    past = format_html(' <span class="state past">{}</span>', _("Run out"))
    return [
        format_html(
            CARD,
            f"{practices}{line.pk}/",
            line.title,
            FICTIONAL if line.is_fictional else "",
            f"{members}{line.giver_slug}/",
            line.giver,
            _begun(line.problem),
            kinds[line.kind],
            _badge(line.marking, language),
            past if line.has_expired(day) else "",
            _readiness(line.readiness),
            _where(line, words, language),
        )
        for line in lines
    ]


@cache
def _readiness(level: int | None) -> SafeString:
    return format_html(' <span class="tag">TRL {}</span>', level) if level else SafeString("")


def _begun(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def _where(line: Line, words: tuple[str, str, str], language: str | None) -> SafeString:
    at_work, nowhere, could = words
    said = f"{at_work} {_named(line.at_work, language)}" if line.at_work else nowhere
    return SafeString(f"{said} · {could} {_named(line.could, language)}" if line.could else said)


def _named(codes: Sequence[str], language: str | None) -> str:
    return ", ".join(cell("sector", code, language) for code in codes[:FEW])


@lru_cache
def _badge(marking: str, language: str | None) -> SafeString:
    """There are few of them, and a list says one in every line."""
    return SafeString(render_to_string("documents/_badge.html", {"light": TrafficLight(marking)}).strip())
