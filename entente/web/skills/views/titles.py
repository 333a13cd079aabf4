"""What a member calls the roles in its own house: its own words, for its people and the office."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from entente.skills import access, actions
from entente.skills.models import JobTitle
from entente.web.acting import who
from entente.web.skills.acting import answer
from entente.web.skills.forms.others import TitleForm


@login_required
def titles(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = access.titles_to_keep(request.user, slug)
    rows = JobTitle.objects.filter(organisation=organisation).select_related("role").order_by("title_key")
    form = TitleForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> JobTitle:
        row = actions.map_title(organisation, fields["title"], fields["role"], fields["level"], by=who(request), at=at)
        row.organisation = organisation
        return row

    return answer(request, "skills/titles.html", {"form": form, "rows": rows, "organisation": organisation}, act)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.title_to_keep(request.user, pk)
    actions.drop_title(found, by=who(request), at=timezone.now())
    return redirect("skills:titles", found.organisation.slug)
