"""What is being written and reviewed: all of it for the office, its own for a member."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.members.access import organisations_of
from entente.members.choices import DelegationRole
from entente.news import access, queries
from entente.news.choices import ArticleState
from entente.news.models import Article
from entente.web.acting import who


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    oversees = access.oversees(request.user)
    own = organisations_of(request.user, frozenset(DelegationRole))
    if not oversees and not own:
        raise PermissionDenied(_("News is written by the office and by those who speak for a member. Ask the office if you should."))
    rows = queries.under_way(None if oversees else own)
    writes = access.reviews(request.user) or bool(access.organisations_to_write_for(request.user))
    context = {"stages": _stages(rows, who(request).pk, access.reviews(request.user)), "count": len(rows), "writes": writes}
    return render(request, "news/desk.html", context)


def _stages(rows: list[Article], me: int, reviews: bool) -> list[tuple[str, list[Article]]]:
    """Heading -> articles, what waits for the reader first; headings without any are left out."""
    waits = [row for row in rows if _waits_for_review(row)]
    mine = [row for row in waits if reviews and _writer(row) != me]
    stages = [
        (_("Waits for your eyes"), mine),
        (
            _("Waits for the office's eyes") if not reviews else _("Waits for somebody else's eyes"),
            [row for row in waits if row not in mine],
        ),
        (_("Sent back"), [row for row in rows if _is_sent_back(row)]),
        (_("Will be published"), [row for row in rows if row.state == ArticleState.SCHEDULED]),
        (_("Drafts"), [row for row in rows if row.state == ArticleState.DRAFT and not row.remark]),
    ]
    return [(heading, found) for heading, found in stages if found]


def _waits_for_review(row: Article) -> bool:
    if row.is_published:
        return not row.correction.remark
    return row.state == ArticleState.HANDED_IN


def _is_sent_back(row: Article) -> bool:
    return bool(row.correction.remark) if row.is_published else row.state == ArticleState.DRAFT and bool(row.remark)


def _writer(row: Article) -> int:
    return row.correction.by_id if row.is_published else row.changed_by_id
