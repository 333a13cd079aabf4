"""Who stands: entered by who speaks for the member, withdrawn by the candidate, refused by the office."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.ballots import access, actions
from entente.ballots.eligibility import groups_of
from entente.ballots.models import Vote
from entente.members.models import Organisation
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, bound
from entente.web.ballots.forms.more import BecauseForm, StandForm


@login_required
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.vote_to_read(request.user, pk)
    own = Organisation.objects.filter(pk__in=access.speaking_for(request.user))
    rows = Organisation.objects.order_by("name_key") if access.keeps(request.user) else own.order_by("name_key")
    if not access.keeps(request.user) and not own.exists():
        raise PermissionDenied(_("Candidates are named by those who speak for a member, and by the office."))
    form = bound(request, StandForm, {"person": who(request).email}, organisations=rows, groups=groups_of(found))
    page = Page(
        _("Who stands in “%(title)s”?") % {"title": found.title},
        _("Whether it may stand is checked at once, as of the record date. Everybody who may see the vote reads the statement."),
        _("Stand"),
        found.get_absolute_url(),
        found.title,
    )

    def act(said: dict[str, Any], at: datetime) -> Vote:
        more = {"statement": said["statement"], "groups": said.get("groups", [])}
        actions.stand(found, said["person"], said["organisation"], **more, by=who(request), at=at)
        return found

    return answer(request, form, page, act, _("The candidacy is taken."))


@login_required
def withdraw(request: HttpRequest, candidacy: int) -> HttpResponse:
    held = access.candidacy_to_end(request.user, candidacy)
    page = Page(
        _("Does %(person)s no longer stand?") % {"person": held.person},
        _("Once it is open the ballot stays as it is."),
        _("Withdraw the candidacy"),
        held.vote.get_absolute_url(),
        held.vote.title,
        is_danger=True,
    )

    def act(said: dict[str, Any], at: datetime) -> Vote:
        return actions.stand_down(held, because=said["because"], by=who(request), at=at).vote

    return answer(request, bound(request, BecauseForm), page, act, _("Withdrawn."))


@login_required
def refuse(request: HttpRequest, candidacy: int) -> HttpResponse:
    access.keeper(request.user)
    held = access.candidacy_to_end(request.user, candidacy)
    page = Page(
        _("Why may %(person)s not stand?") % {"person": held.person},
        _("The candidate reads it."),
        _("Refuse the candidacy"),
        held.vote.get_absolute_url(),
        held.vote.title,
        is_danger=True,
    )

    def act(said: dict[str, Any], at: datetime) -> Vote:
        return actions.refuse_candidacy(held, because=said["because"], by=who(request), at=at).vote

    return answer(request, bound(request, BecauseForm), page, act, _("Refused."))
