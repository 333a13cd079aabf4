"""Mails about news: to those who review, and to who wrote."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.news import queries
from entente.news.models import Article
from entente.news.notices import MINE, REVIEW
from entente.notices.actions import tell
from entente.notices.references import Reference
from entente.people.models import Person


def reference(article: Article) -> Reference:
    return Reference(room="news", noun="article", id=article.pk, label=article.title)


def tell_reviewers(article: Article, written_by: Person, subject: str, *, by: Person, at: datetime) -> None:
    """Everybody who reviews, but who wrote it."""
    people = queries.reviewers(timezone.localtime(at).date()) - {written_by.pk}
    if people:
        whose = article.organisation.name if article.organisation else _("the office")
        body = _("%(name)s wrote it for %(whose)s. Read it, then publish it or send it back with a word why:\n\n%(address)s")
        said = {"name": written_by.name, "whose": whose, "address": _link(article)}
        tell(REVIEW, to=people, subject=subject, body=body % said, by=by, at=at, reference=reference(article))


def tell_writer(article: Article, writer: Person, subject: str, body: str, *, by: Person | None, at: datetime) -> None:
    """Who wrote it, unless it did this itself."""
    if by is None or writer.pk != by.pk:
        whole = f"{body}\n\n{_link(article)}"
        tell(MINE, to=[writer.pk], subject=subject, body=whole, by=by, at=at, reference=reference(article))


def _link(article: Article) -> str:
    return f"[{_('Open the article')}]({article.get_absolute_url()})"
