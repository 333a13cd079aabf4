"""News as an Atom feed, well-formed whatever was written."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from entente.engine.signs import readable
from entente.news.models import Article
from entente.web.news.text import html


class Feed(Atom1Feed):
    """An empty feed changed never, not just now; each entry says its language and holds the whole text."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html", "xml:base": settings.BASE_URL})


def feed_of(articles: Iterable[Article], *, title: str, author: str, address: str, feed_address: str) -> str:
    """Ids are the articles' own addresses, which never change."""
    atom = Feed(readable(title), address, "", feed_url=feed_address, author_name=readable(author), feed_guid=feed_address)
    for row in articles:
        link = settings.BASE_URL + row.get_absolute_url()
        atom.add_item(
            readable(row.title),
            link,
            readable(html(row.lead)),
            unique_id=link,
            pubdate=row.published_at,
            updateddate=row.corrected_at or row.published_at,
            author_name=readable(row.organisation.name if row.organisation else author),
            categories=[sector.name for sector in row.sectors.all()],
            language=row.language,
            content=readable(html(row.text or row.lead)),
        )
    written: str = atom.writeString("utf-8")
    return written
