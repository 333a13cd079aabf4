"""What is new, the latest first, for everyone: each as far as its marking goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from entente.members.viewers import keys_of
from entente.news import access, queries
from entente.web.context import partnership
from entente.web.documents.asking import asks_in
from entente.web.news.asked import asked_of, filters, number, query, writers

A_PAGE = 20


@require_GET
@asks_in
def news(request: HttpRequest) -> HttpResponse:
    """`after` is the last article of the page before."""
    asked, after = asked_of(request), number(request.GET.get("after", ""))
    found = queries.listed(keys_of(request.user), asked)
    rows = list(queries.following(found, after)[: A_PAGE + 1])
    context = {
        "asked": asked,
        "articles": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "after": after,
        "filters": filters(asked, writers(), str(partnership(request))),
        "query": query(asked),
        "reviews": access.reviews(request.user),
        "writes": access.reviews(request.user) or bool(access.organisations_to_write_for(request.user)),
    }
    return render(request, "news/news.html", context)
