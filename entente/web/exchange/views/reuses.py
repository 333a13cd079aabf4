"""Follow-through: who takes up what, how it goes, and what flows from sector to sector."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.exchange import access, actions
from entente.exchange.models import Need, Reuse
from entente.exchange.queries.flow import across, adopted, flow
from entente.members.viewers import keys_of
from entente.vocabulary.models import Sector
from entente.web.acting import who
from entente.web.exchange import forms
from entente.web.exchange.acting import answer, number, plain
from entente.web.exchange.pictures import drawn

A_PAGE = 25


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Who reuses what?"""
    day = timezone.localdate()
    rows = list(adopted(keys_of(request.user), day))
    counted, flows = across(rows), flow(rows)
    after = number(plain(request, "after"))
    mine = access.reuses(request.user).order_by("-pk")
    shown = list((mine.filter(pk__lt=after) if after else mine)[: A_PAGE + 1])
    context = {
        "day": day,
        "across": counted,
        "adopted": len(rows),
        "unknown": sum(row.from_sector_id is None for row in rows),
        "flows": sorted(((source, target, count) for (source, target), count in flows.items()), key=lambda one: (-one[2], one[0], one[1])),
        "picture": drawn(flows),
        "stories": [row for row in reversed(rows) if row.is_public and row.story][:12],
        "rows": shown[:A_PAGE],
        "next": shown[A_PAGE - 1].pk if len(shown) > A_PAGE else "",
    }
    return render(request, "exchange/overview.html", context)


@require_safe
def reuse(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.reuse_to_read(request.user, pk)
    context = {
        "found": found,
        "steps": found.steps.select_related("by").order_by("pk"),
        "adopts": access.adopts(request.user, found),
        "tells": found.state == "adopted" and found.organisation_id in {one.pk for one in access.organisations_to_speak_for(request.user)},
        "going": found.state in {"contacted", "met", "tried"},
    }
    return render(request, "exchange/reuse.html", context)


@login_required
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_read(request.user, pk)
    own = access.contacting(request.user, found)
    if not own:
        raise PermissionDenied(_("Only those who speak for another member take it up."))
    needs = Need.objects.filter(organisation__in=own, state="open").order_by("-pk")
    asked = needs.filter(pk=number(plain(request, "need"))).first()
    initial = {"need": asked, "sector": asked.sector_id, "organisation": str(asked.organisation_id)} if asked else None
    form = forms.ContactForm(request.POST if request.method == "POST" else None, initial=initial, own=own, for_office=False, needs=needs)

    def act(fields: dict[str, Any], at: datetime) -> Reuse:
        sector = Sector.objects.get(code=fields["sector"])
        return actions.contact(found, form.organisation, sector, words=fields["words"], need=fields.get("need"), by=who(request), at=at)

    lead = _("%(name)s is told by mail; you both see here how it goes.") % {"name": found.organisation}
    return answer(request, form, act, title=_("Take it up"), button=_("Write to them"), of=found, lead=lead)


@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.reuse_to_move(request.user, pk)
    form = forms.MoveForm(request.POST if request.method == "POST" else None, state=found.state)

    def act(fields: dict[str, Any], at: datetime) -> Reuse:
        return actions.move(found, fields.pop("state"), **fields, by=who(request), at=at)

    return answer(request, form, act, title=_("How does it go?"), button=_("Say so"), of=found)


@login_required
def story(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.reuse_to_tell(request.user, pk)
    form = forms.StoryForm(request.POST if request.method == "POST" else None, initial={"story": found.story, "is_public": found.is_public})

    def act(fields: dict[str, Any], at: datetime) -> Reuse:
        return actions.tell_story(found, fields["story"], is_public=fields["is_public"], by=who(request), at=at)

    return answer(request, form, act, title=_("Your story"), button=_("Keep it"), of=found)
