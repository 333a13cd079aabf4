"""Reads about news. What readers see goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from entente.engine.marking import Viewer, may_see
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.news.choices import ArticleState
from entente.news.models import Article
from entente.notices import items
from entente.notices.items import Item
from entente.people.choices import Permission
from entente.people.models import Holding
from entente.search.queries import matching, visible
from entente.vocabulary.queries import sectors_within

NOUN = "news.article"
PARTNERSHIP = "partnership"  # as the organisation of a filter: what the partnership itself says
UNDER_WAY = [ArticleState.DRAFT, ArticleState.HANDED_IN, ArticleState.SCHEDULED]
LONG_AGO = date(2000, 1, 1)
Keys = Iterable[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list, a feed or a program asks for; empty is all."""

    words: str = ""
    language: str = ""
    sector: str = ""
    country: str = ""
    organisation: str = ""  # its slug

    @property
    def query(self) -> dict[str, str]:
        named = {
            "q": self.words,
            "language": self.language,
            "sector": self.sector,
            "country": self.country,
            "organisation": self.organisation,
        }
        return {name: value for name, value in named.items() if value}


def seen(keys: Keys) -> QuerySet[Article]:
    """What is published and open to these keys."""
    return Article.objects.published().filter(pk__in=visible(NOUN, keys)).select_related("organisation", "author")


def listed(keys: Keys, asked: Asked) -> QuerySet[Article]:
    found = seen(keys)
    if asked.words:
        found = found.filter(pk__in=matching(NOUN, asked.words))
    if asked.language:
        found = found.filter(language=asked.language)
    if asked.sector:
        found = found.filter(pk__in=_linked(Article.sectors.through, "sector", sectors_within(asked.sector)))
    if asked.country:
        found = found.filter(pk__in=_linked(Article.countries.through, "country", [asked.country]))
    if asked.organisation == PARTNERSHIP:
        return found.filter(organisation=None)
    return found.filter(organisation__slug=asked.organisation) if asked.organisation else found


def _linked(table: type, name: str, codes: Iterable[str]) -> QuerySet[Article]:
    rows: QuerySet[Article] = table.objects.filter(**{f"{name}__in": sorted(codes)}).values_list("article_id", flat=True)  # type: ignore[attr-defined]
    return rows


def latest(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.order_by("-published_at", "-pk")


def following(articles: QuerySet[Article], last: int | None) -> QuerySet[Article]:
    """The latest first, after the article that ended the page before."""
    if last is not None and (end := Article.objects.filter(pk=last).values_list("published_at", "pk").first()):
        articles = articles.filter(Q(published_at__lt=end[0]) | Q(published_at=end[0], pk__lt=end[1])) if end[0] else articles.none()
    return latest(articles)


def in_other_languages(article: Article, keys: Keys) -> list[Article]:
    """The same story in other languages, as far as it is published."""
    story = article.story
    return list(seen(keys).filter(Q(pk=story) | Q(original=story)).exclude(pk=article.pk).order_by("language"))


def about(keys: Keys, source_key: str) -> list[Article]:
    """Published news made of one thing: for that thing's own page."""
    return list(latest(seen(keys).filter(source_key=source_key)))


def under_way(organisations: Collection[int] | None) -> list[Article]:
    """What is written or reviewed, of these organisations or of all, the latest first."""
    rows = Article.objects.filter(state__in=UNDER_WAY) | Article.objects.filter(correction__isnull=False)
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    return list(rows.select_related("organisation", "author", "changed_by", "reviewed_by", "correction__by").order_by("-changed_at", "-pk"))


def writing_members(organisations: Collection[int], day: date) -> list[Organisation]:
    """Those of the organisations that are members on the day: who is no member writes no news here."""
    return list(members_on(day).filter(pk__in=organisations).order_by("name_key"))


def reviewers(day: date) -> frozenset[int]:
    """Whoever reviews news, by today's roles."""
    rows = Holding.objects.known().on(day).select_related("role")
    return frozenset(row.person_id for row in rows if Permission.NEWS_PUBLISH in row.role.permissions)


def offered(viewer: Viewer, since: date, until: date) -> list[tuple[str, list[Item]]]:
    """What the rooms offer that news may be made of, under their headings, as far as this viewer may see it."""
    sources = [source for source in items.all_sources() if source.noun != NOUN]
    found = [(str(source.label), [item for item in source.items(since, until) if may_see(viewer, item.shared)]) for source in sources]
    return [(label, rows) for label, rows in found if rows]


def item_behind(viewer: Viewer, noun: str, number: str, until: date) -> Item | None:
    """The one thing that a key names; None where no room offers it, or not to this viewer."""
    sources = [source for source in items.all_sources() if source.noun == noun != NOUN]
    found = (item for source in sources for item in source.items(LONG_AGO, until) if str(item.id) == number)
    return next((item for item in found if may_see(viewer, item.shared)), None)


def taken(keys: Collection[str]) -> Mapping[str, Article]:
    """Of what is offered, what news was made of already."""
    rows = Article.objects.filter(source_key__in=keys).exclude(state=ArticleState.WITHDRAWN).order_by("-pk")
    return {row.source_key: row for row in rows}


def due(at: datetime) -> list[Article]:
    return list(Article.objects.filter(state=ArticleState.SCHEDULED, publish_at__lte=at).order_by("publish_at", "pk"))
