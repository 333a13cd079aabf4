"""Two people become one: an article that was given to the one is given to the other."""

from datetime import datetime

from entente.news.models import Article


def merge(kept: int, gone: int, at: datetime) -> None:
    for article in Article.objects.exclude(shared_with={}).only("shared_with"):
        persons = article.shared_with.get("persons", [])
        if gone in persons:
            article.shared_with["persons"] = sorted({kept, *persons} - {gone})
            article.save(update_fields=["shared_with"])
