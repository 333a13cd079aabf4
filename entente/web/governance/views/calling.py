"""How a meeting is called, its agenda from what is due, who is represented, its board pack."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.documents import actions as documents
from entente.gatherings.models import Gathering
from entente.governance import access, actions
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Representation
from entente.governance.queries.calling import meeting_of
from entente.governance.queries.meetings import items_of
from entente.governance.queries.packs import edition, versions_of_pack
from entente.governance.queries.people import People, people_of
from entente.governance.queries.proposed import proposed_for
from entente.members.viewers import keys_of
from entente.people.models import Person
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, at_once
from entente.web.governance.forms.meetings import CallForm, RepresentForm
from entente.web.governance.views.meetings import meeting_to_read


@login_required
def call(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    found, gathering = kept(request, body, meeting)
    known = meeting_of(gathering, found)
    form = CallForm(request.POST or None, initial={"kind": known.kind, "remote_how": known.remote_how})
    lead = _("The notice period follows from the kind of meeting; the rules of %(body)s say how long it is.") % {"body": found}
    page = Page(_("How is this meeting called?"), lead, _("Save"), found, agenda_of(found, gathering))
    return answer(request, form, page, lambda said, at: actions.call(found, gathering, **said, by=who(request), at=at), _("Saved."))


@login_required
def suggest(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """The agenda from what is due: chosen, and put there in one step."""
    found, gathering = kept(request, body, meeting)
    proposed = proposed_for(found, gathering, keys_of(request.user))
    chosen = set(request.POST.getlist("take")) if request.method == "POST" else {one.key for one in proposed if one.is_due}
    context: dict[str, Any] = {"body": found, "gathering": gathering, "proposed": [(one, one.key in chosen) for one in proposed]}
    if request.method != "POST":
        return render(request, "governance/suggest.html", context)
    try:
        actions.fill(found, gathering, [one for one in proposed if one.key in chosen], by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "governance/suggest.html", context | {"refusal": refusal}, status=409)
    messages.success(request, _("On the agenda."))
    return redirect(agenda_of(found, gathering))


@login_required
def represent(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """By who cannot come, or by who keeps the body."""
    found, gathering = meeting_to_read(request, body, meeting)
    people = people_of(found, gathering.starts.date())
    absent = _may_be_absent(request, found, people)
    others = [one for one in people.mandates if one.is_seated or one.role == MandateRole.SUBSTITUTE]
    mine = str(absent[0][0]) if len(absent) == 1 else None
    form = RepresentForm(
        request.POST or None,
        absent=absent,
        by_whom=[(one.person_id, f"{one.person}, {one.get_role_display().lower()}") for one in others],
        initial={"absent": mine},
    )
    lead = _("Who represents somebody is counted for both. It can be taken back until the meeting is over.")
    page = Page(_("Who speaks for somebody who cannot come?"), lead, _("Note it"), found, agenda_of(found, gathering))

    def act(said: dict[str, Any], at: Any) -> Any:
        pair = [Person.objects.get(pk=int(said[name])) for name in ("absent", "by_whom")]
        return actions.represent(found, gathering, *pair, by=who(request), at=at)

    return answer(request, form, page, act, _("Noted."))


@login_required
@require_POST
def end_represented(request: HttpRequest, body: str, meeting: int, given: int) -> HttpResponse:
    found, gathering = meeting_to_read(request, body, meeting)
    row = Representation.objects.select_related("gathering", "absent").filter(gathering=gathering, pk=given).first()
    if row is None:
        raise Http404
    if row.absent_id != who(request).pk and not access.keeps(request.user, found.pk):
        raise PermissionDenied(_("Only who is represented, the chairs and the secretary take it back."))
    return at_once(
        request, lambda at: actions.end_representation(row, found, by=who(request), at=at), _("Taken back."), agenda_of(found, gathering)
    )


@login_required
@require_POST
def make_pack(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    found, gathering = kept(request, body, meeting)
    done = _("The pack is made; those who are called to the meeting were told.")
    return at_once(request, lambda at: actions.make_pack(found, gathering, by=who(request), at=at), done, agenda_of(found, gathering))


@login_required
@require_GET
def pack(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """The latest edition, or ?edition=; what the reader may not open is not in it. Opening it opens its papers."""
    from entente.governance.exports.pack import board_pack  # typst and pypdf are heavy

    found, gathering = meeting_to_read(request, body, meeting)
    asked = request.GET.get("edition", "")
    papers = edition(gathering, int(asked) if asked.isdecimal() and len(asked) < 6 else None)
    if papers is None:
        raise Http404
    keys = keys_of(request.user)
    versions = versions_of_pack(papers, keys)
    for version in versions.values():
        documents.note_opening(version, by=who(request), at=timezone.now())
    made = board_pack(found, gathering, items_of(gathering, keys), papers, versions)
    response = HttpResponse(made, content_type="application/pdf")
    name = f"{found.slug}-{slugify(gathering.title)}-{papers.pack.number}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


def kept(request: HttpRequest, body: str, meeting: int) -> tuple[Body, Gathering]:
    access.body_to_keep(request.user, body)
    return meeting_to_read(request, body, meeting)


def agenda_of(found: Body, gathering: Gathering) -> str:
    return reverse("governance:meeting", args=[found.slug, gathering.pk])


def _may_be_absent(request: HttpRequest, found: Body, people: People) -> list[tuple[int, str]]:
    """Everybody for who keeps the body; else oneself."""
    seated = [one for one in people.mandates if one.is_seated]
    if access.keeps(request.user, found.pk):
        return [(one.person_id, one.person.name) for one in seated]
    mine = [(one.person_id, one.person.name) for one in seated if one.person_id == who(request).pk]
    if not mine:
        raise PermissionDenied(_("Who holds no seat in %(body)s needs nobody to represent it.") % {"body": found})
    return mine
