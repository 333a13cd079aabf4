"""News as it is found, by whom its marking lets see it; what is not published is in no index."""

from collections.abc import Collection

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.news.models import Article
from entente.news.queries import NOUN
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(by=Coalesce("organisation__name", Value("")), lead="lead", text="text", marking="marking")
    return part(Article.objects.filter(pk__in=ids), label="title", more=said, at="published_at")


def _say(row: Row) -> Hit:
    said = row.facts
    return Hit(row.label, reverse("news:article", args=[row.id]), said["by"], f"{said['lead']}\n{said['text']}", said["marking"], row.at)


FOUND = {NOUN: Kind(gettext_lazy("News"), 40, _rows, _say, seen=_seen)}
