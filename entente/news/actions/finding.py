"""The row as it stands, locked after the chain's head, and where it has to stand."""

from django.utils.translation import gettext as _

from entente.news.actions.refusals import Refusal
from entente.news.choices import ArticleState
from entente.news.models import Article


def locked(article: Article) -> Article:
    rows = Article.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "author", "changed_by", "reviewed_by", "original").get(pk=article.pk)


def refuse_unless(row: Article, refusal: type[Refusal], *states: ArticleState) -> None:
    if row.state not in states:
        said = {"title": row.title, "state": row.get_state_display()}
        raise refusal(_("“%(title)s” is “%(state)s”; this cannot be done now. Look at its page, it has moved on.") % said)
