"""Who sits where on any day: one body by its seats, or all of them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.governance import access, actions
from entente.governance.models import Body
from entente.governance.queries.rules import rulebook
from entente.governance.queries.seats import sitting_of, sittings
from entente.web.acting import who
from entente.web.governance.acting import Page, answer
from entente.web.governance.asked import asked_day
from entente.web.governance.forms.seats import PlaceForm, today
from entente.web.governance.views.seats import held_in, people_page


@login_required
@require_GET
def seats(request: HttpRequest, body: str) -> HttpResponse:
    """For who sees its people: groups of seats, vacancies, terms that end, what is broken."""
    found, day = access.body_to_read(body), asked_day(request)
    if not access.sees_people(request.user, found.pk):
        raise Http404
    context = {
        "body": found,
        "day": day,
        "is_today": day.isoformat() == today(),
        "sitting": sitting_of(found, day),
        "book": rulebook(found, day),
        "settles": access.keeps_all(request.user),
    }
    return render(request, "governance/seats.html", context)


@login_required
@require_GET
def everywhere(request: HttpRequest) -> HttpResponse:
    """All bodies that have seats or are led by somebody, on a day. Six queries and one for the bodies."""
    if not access.sees_people(request.user):
        raise Http404
    day = asked_day(request)
    standing = list(Body.objects.named(day).standing(day).filter(founded_on__lte=day).order_by("kind", "code"))
    shown = sorted(sittings(standing, day), key=lambda one: (_ORDER.get(one.body.kind, len(_ORDER)), one.body.code))
    return render(request, "governance/everywhere.html", {"sittings": shown, "day": day, "is_today": day.isoformat() == today()})


@login_required
def place(request: HttpRequest, body: str, mandate: int) -> HttpResponse:
    found = access.body_to_settle(request.user, body)
    held = held_in(found, mandate)
    form = PlaceForm(request.POST or None, body=found, initial={"group": held.group_id, "term_ends_on": held.term_ends_on})
    lead = _("It holds since the day the seat was taken. To change from another day, end the seat and give it anew.")
    page = Page(_("Which seat does %(person)s hold?") % {"person": held.person}, lead, _("Note it"), found, people_page(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.place(held, said["group"], term_ends_on=said["term_ends_on"], by=who(request), at=at),
        _("Noted."),
    )


_ORDER = {"assembly": 0, "board": 1, "partnership_board": 2, "committee": 3, "working_group": 4, "task_force": 5}
