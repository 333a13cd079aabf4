"""Published news as newsletters and digests take it."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.news.choices import ArticleState
from entente.news.models import Article
from entente.news.queries import NOUN
from entente.notices.items import Item


class Articles:
    noun, label = NOUN, _("News")

    def items(self, since: date, until: date) -> Sequence[Item]:
        """A story once: in its first language, or in the one that is published. One query."""
        rows = Article.objects.published().filter(published_at__gte=_begin(since), published_at__lt=_begin(until))
        told = rows.exclude(original__state=ArticleState.PUBLISHED).order_by("-published_at", "-pk")
        return [
            Item(NOUN, row.pk, row.title, timezone.localdate(row.published_at), row.lead, row.get_absolute_url(), shared=row.shared)
            for row in told
        ]


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


ITEMS = [Articles()]
