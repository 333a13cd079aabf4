"""News made of what another room offers: a list, and the door that opens a prefilled draft."""

import re
from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.members.viewers import viewer_of
from entente.news import access, actions, queries
from entente.news.models import Article
from entente.notices.items import Item
from entente.web.acting import who
from entente.web.news.acting import answer
from entente.web.news.forms import ArticleForm

_KEY = re.compile(r"([a-z_]+\.[a-z_]+):([A-Za-z0-9._-]{1,60})")
LATELY = timedelta(days=120)


@login_required
@require_GET
def make(request: HttpRequest) -> HttpResponse:
    """What became known lately in the rooms, as far as the reader may see it."""
    access.reviewer(request.user)
    until = timezone.localdate() + timedelta(days=1)
    offered = queries.offered(viewer_of(request.user), until - LATELY, until)
    taken = queries.taken([item.key for _label, rows in offered for item in rows])
    rooms = [(label, [(item, taken.get(item.key)) for item in rows]) for label, rows in offered]
    return render(request, "news/make.html", {"rooms": rooms})


@login_required
def made_from(request: HttpRequest, key: str) -> HttpResponse:
    """ "governance.decision:12": its title and words begin the article, its marking is the least the article has."""
    access.reviewer(request.user)
    item = _item(request, key)
    begins = {"title": item.title[:160], "lead": " ".join(item.text.split())[:400], "language": "en", "marking": item.shared.marking.value}
    form = ArticleForm(request.POST or None, initial=begins, organisations=None, for_office=True, least=item.shared.marking)
    known = queries.taken([item.key]).get(item.key)

    def act(fields: dict[str, object], at: datetime) -> Article:
        return actions.draft(form.said, made_of=item, by=who(request), at=at)

    return answer(request, "news/write.html", {"form": form, "item": item, "known": known}, act)


def _item(request: HttpRequest, key: str) -> Item:
    named = _KEY.fullmatch(key)
    until = timezone.localdate() + timedelta(days=1)
    found = queries.item_behind(viewer_of(request.user), named[1], named[2], until) if named else None
    if found is None:
        raise Http404
    return found
