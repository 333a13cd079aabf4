"""Proxies: given and revoked by who speaks for a voter."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.ballots import access, actions
from entente.ballots.models import RollRow, Vote
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, at_once, bound
from entente.web.ballots.forms.more import ProxyForm


@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.vote_to_read(request.user, pk)
    givers = [row for row in access.own_rows(request.user, found) if row.is_entitled and not row.has_voted]
    if not givers:
        raise PermissionDenied(_("You have no vote here that another could cast for you."))
    others = RollRow.objects.filter(vote=found).exclude(votes="0").exclude(pk__in=[row.pk for row in givers] if len(givers) == 1 else [])
    form = bound(request, ProxyForm, givers=givers, holders=list(others.order_by("name")))
    page = Page(
        _("Who votes for you?"),
        _(
            "You may still vote yourself, as long as it has not; and you may revoke the proxy, where the rule lets you. "
            "A proxy is for voting; that somebody represents you in the room is said on the meeting's page."
        ),
        _("Give the proxy"),
        found.get_absolute_url(),
        found.title,
    )

    def act(said: dict[str, Any], at: datetime) -> Vote:
        giver, holder = form.rows[said["giver"]], form.rows[said["holder"]]
        more = {"expires_at": said["expires_at"], "instruction": said["instruction"]}
        actions.give_proxy(found, giver, holder, **more, by=who(request), at=at)
        return found

    return answer(request, form, page, act, _("The proxy is given; it stands in the roll."))


@login_required
@require_POST
def revoke(request: HttpRequest, proxy: int) -> HttpResponse:
    held = access.proxy_to_revoke(request.user, proxy)
    to = request.POST.get("vote", "")
    back = reverse("ballots:vote", args=[to]) if to.isdecimal() else reverse("ballots:votes")
    return at_once(request, lambda at: actions.revoke_proxy(held, by=who(request), at=at), _("The proxy is revoked."), redirect(back).url)
