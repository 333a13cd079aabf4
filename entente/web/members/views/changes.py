"""Standing, kind, seat and merger: each from a day on."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members import access, actions
from entente.web.acting import who
from entente.web.members.acting import Page, answer, bound
from entente.web.members.forms.changes import DecidedForm, KindForm, MergeForm, SeatForm, TakeBackForm
from entente.web.members.profile import MOVES


@dataclass(frozen=True, slots=True)
class Asking:
    question: Promise
    lead: Promise
    is_danger: bool = False


ASKING = {
    "apply": Asking(gettext_lazy("Since when does %(name)s want to join?"), gettext_lazy("It becomes an applicant; the Board decides.")),
    "turn-down": Asking(
        gettext_lazy("When did the application of %(name)s end?"),
        gettext_lazy("Refused or withdrawn: it stays known, and may apply again."),
    ),
    "admit": Asking(gettext_lazy("From when is %(name)s a member?"), gettext_lazy("From this day it counts in its category and country.")),
    "suspend": Asking(
        gettext_lazy("From when is %(name)s suspended?"),
        gettext_lazy("It stops counting as a member until it is reinstated."),
        is_danger=True,
    ),
    "reinstate": Asking(gettext_lazy("From when is %(name)s a member again?"), gettext_lazy("It counts again from this day.")),
    "leave": Asking(gettext_lazy("When did %(name)s leave?"), gettext_lazy("What it declared before stays its own.")),
    "exclude": Asking(
        gettext_lazy("From when is %(name)s excluded?"),
        gettext_lazy("The General Assembly decides this; name its decision."),
        is_danger=True,
    ),
}


@login_required
def move(request: HttpRequest, slug: str, move: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    if move not in ASKING:
        raise Http404
    asking = ASKING[move]
    return answer(
        request,
        bound(request, DecidedForm),
        Page(str(asking.question) % {"name": one}, asking.lead, MOVES[move], one, is_danger=asking.is_danger),
        lambda form, at: actions.change_standing(one, move, on=form.cleaned_data["on"], decision=form.behind, by=who(request), at=at),
        _("Noted."),
    )


@login_required
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    lead = _("As if it had never been, and what was before goes on. Figures of earlier releases stay as they were published.")
    return answer(
        request,
        bound(request, TakeBackForm),
        Page(_("Why was the last change of standing wrong?"), lead, _("Take it back"), one, is_danger=True),
        lambda form, at: actions.take_back_standing(one, because=form.cleaned_data["because"], by=who(request), at=at),
        _("Taken back."),
    )


@login_required
def kind(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    return answer(
        request,
        bound(request, KindForm),
        Page(
            _("What is it from now on?"),
            _("From the day you name it counts in the category of its new kind; before, as it was."),
            _("Save"),
            one,
        ),
        lambda form, at: actions.reclassify(one, **form.cleaned_data, by=who(request), at=at),
        _("Noted."),
    )


@login_required
def seat(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    initial = {"country": one.country_id, "region": one.region_id or "", "city": one.city}
    return answer(
        request,
        bound(request, SeatForm, initial),
        Page(_("Where is its seat?"), _("Counts by country follow the seat, as of any day."), _("Save"), one),
        lambda form, at: actions.move(one, **form.cleaned_data, by=who(request), at=at),
        _("Noted."),
    )


@login_required
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    lead = _("A member that continues as another leaves on that day; its lines stay its own and count with the other from then on.")
    return answer(
        request,
        bound(request, MergeForm),
        Page(_("As which organisation does %(name)s continue?") % {"name": one}, lead, _("Merge"), one, is_danger=True),
        lambda form, at: actions.merge(
            one, into=form.cleaned_data["into"], on=form.cleaned_data["on"], decision=form.behind, by=who(request), at=at
        ),
        _("Noted."),
    )
