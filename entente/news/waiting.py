"""What of this room waits for a person: articles and corrections to review, and what was sent back to it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.news.choices import ArticleState
from entente.news.models import Article, Correction
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    mine = Q(changed_by=person_id, state=ArticleState.DRAFT) & ~Q(remark="")
    own = Q(by=person_id) & ~Q(remark="")
    if Permission.NEWS_PUBLISH in permissions:
        mine |= Q(state=ArticleState.HANDED_IN) & ~Q(changed_by=person_id)
        own |= Q(remark="") & ~Q(by=person_id)
    articles = Article.objects.filter(mine).order_by("changed_at", "pk")
    corrections = Correction.objects.filter(own).order_by("at", "pk")
    return [
        Prepared(part(articles, most=MOST, label="title", more=facts(marking="marking", remark="remark")), _article),
        Prepared(
            part(corrections, most=MOST, id="article_id", label="article__title", more=facts(marking="article__marking", remark="remark")),
            _correction,
        ),
    ]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _article(row: Row) -> Waiting:
    return _said(row, "article", _("Mend “%(title)s”, which was sent back"), _("Read and publish “%(title)s”"), 5)


def _correction(row: Row) -> Waiting:
    return _said(row, "correction", _("Mend the correction of “%(title)s”"), _("Read the correction of “%(title)s”"), 3)


def _said(row: Row, noun: str, mend: str, read: str, minutes: int) -> Waiting:
    sentence = (mend if row.facts["remark"] else read) % {"title": row.label}
    return Waiting(
        noun, int(row.id), sentence, "news:article", (int(row.id),), minutes=minutes, where=_("News"), marking=row.facts["marking"]
    )
