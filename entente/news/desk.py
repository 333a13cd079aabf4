"""On the Desk: what is new, as far as its marking goes."""

from collections.abc import Collection
from datetime import date

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from entente.news.models import Article
from entente.news.queries import NOUN
from entente.people.desk import Card, Line
from entente.people.together import Row, part
from entente.search.queries import visible

MOST = 3


def cards(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, keys: Collection[str]) -> list[Card]:
    """Without news it stays away."""
    newest = Article.objects.published().filter(pk__in=visible(NOUN, keys)).order_by("-published_at", "-pk")
    said = Concat(F("marking"), Value("|"), Coalesce("organisation__name", Value("")), output_field=CharField())
    rows = part(newest, most=MOST, label="title", at="published_at", more=said)
    return [Card(_("What is new"), rows, _line, 50, "", "news:news", _("All news"), newest_first=True)]


def _line(row: Row) -> Line:
    marking, _bar, by = row.more.partition("|")
    return Line(row.label, reverse("news:article", args=[row.id]), by, row.at, marking)
