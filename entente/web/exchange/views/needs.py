"""Needs: listed, stated, and what fits them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.exchange import access, actions
from entente.exchange.models import Need, Suggestion
from entente.exchange.queries import NEED
from entente.members.access import organisations_of
from entente.search.queries import matching
from entente.vocabulary.queries import sectors_within
from entente.web.acting import who
from entente.web.exchange import forms
from entente.web.exchange.acting import answer, number, plain
from entente.web.exchange.forms.fields import sector_choices
from entente.web.exchange.reasons import said
from entente.web.exchange.views.sharing import circles_of
from entente.web.members.labels import long_label

A_PAGE = 25


@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    """What is looked for?"""
    words, sector, after = plain(request, "q"), plain(request, "sector"), number(plain(request, "after"))
    mine = organisations_of(request.user)
    found: QuerySet[Need] = access.needs(request.user).filter(state="open")
    if words:
        found = found.filter(pk__in=matching(NEED, words))
    if sector in {code for _label, group in sector_choices()[1:] for code, _name in group}:
        found = found.filter(sector__in=sectors_within(sector))
    page = found.filter(pk__lt=after) if after else found
    rows = list(page.select_related("sector", "organisation").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": [(one, access.owner_shown(request.user, one), one.organisation_id in mine) for one in rows[:A_PAGE]],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "words": words,
        "sector": sector,
        "sectors": sector_choices()[1:],
        "day": timezone.localdate(),
        "may_state": access.keeps(request.user) or bool(access.organisations_to_speak_for(request.user)),
    }
    return render(request, "exchange/needs.html", context)


@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.need_to_read(request.user, pk)
    own = access.is_own_need(request.user, found)
    rows = list(access.suggestions(request.user, found)) if own else []
    context = {
        "found": found,
        "own": own,
        "shown": access.owner_shown(request.user, found),
        "changes": own
        and (access.keeps(request.user) or found.organisation_id in organisations_of(request.user))
        and found.state == "open",
        "suggestions": [(one, said(one)) for one in rows if not one.dismissed_at],
        "dismissed": [one for one in rows if one.dismissed_at],
        "expertise": [long_label("expertise", code, {}) for code in found.expertise.order_by("code").values_list("code", flat=True)],
        "sizes": [name for code, name in forms.needs.SIZES if code in found.sizes],
        "requirements": found.requirements.select_related("scheme", "level").order_by("pk"),
        "may_offer": not own and bool(access.practices_to_offer(request.user, found)) and found.state == "open",
    }
    return render(request, "exchange/need.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own, office = access.organisations_to_speak_for(request.user), access.keeps(request.user)
    if not own and not office:
        raise PermissionDenied(_("Only those who speak for a member, and the office, state needs."))
    form = forms.NeedForm(request.POST if request.method == "POST" else None, own=own, for_office=office, circles=circles_of(request))

    def act(fields: dict[str, Any], at: datetime) -> Need:
        access.speaker_for(request.user, form.organisation)
        return actions.state_need(form.organisation, form.facts, by=who(request), at=at)

    lead = _("What fits is looked for at once, and again whenever something is published.")
    return answer(request, form, act, title=_("What do you look for?"), button=_("Look for it"), back="exchange:needs", lead=lead)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.need_to_change(request.user, pk)
    form = forms.NeedForm(
        request.POST if request.method == "POST" else None,
        initial=forms.need_of(found),
        own=[found.organisation],
        for_office=False,
        circles=circles_of(request),
    )

    def act(fields: dict[str, Any], at: datetime) -> Need:
        return actions.change_need(found, form.facts, by=who(request), at=at)

    return answer(request, form, act, title=_("Change the need"), button=_("Keep it"), of=found)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.need_to_change(request.user, pk)
    form = forms.CloseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Need:
        return actions.close_need(found, fields["state"], because=fields["because"], by=who(request), at=at)

    return answer(request, form, act, title=_("Close the need"), button=_("Close it"), of=found)


@login_required
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.need_to_read(request.user, pk)
    offered = access.practices_to_offer(request.user, found)
    if not offered:
        raise PermissionDenied(_("You have published nothing that you could offer here."))
    form = forms.OfferForm(request.POST if request.method == "POST" else None, offered=offered)

    def act(fields: dict[str, Any], at: datetime) -> Need:
        return actions.offer(found, fields["practice"], by=who(request), at=at).need

    thanks = _("Who needs it is told.")
    return answer(request, form, act, title=_("Offer one of yours"), button=_("Offer it"), of=found, said=thanks)


@login_required
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.suggestion_to_dismiss(request.user, pk)
    form = forms.DismissForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Suggestion:
        return actions.dismiss(found, fields["because"], by=who(request), at=at)

    return answer(request, form, act, title=found.practice.title, button=_("Dismiss it"), of=found.need)
