"""What a body brings out: listed by how far it has come, planned, changed, moved on."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.documents.models import Document
from entente.documents.queries import NOUN as DOCUMENT
from entente.documents.queries import listed
from entente.governance import access, actions
from entente.governance.actions.delivering import WAYS
from entente.governance.models import Body, Deliverable
from entente.governance.queries import deliverables as queries
from entente.governance.queries.comments import rounds_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.search.queries import visible
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, me
from entente.web.governance.forms.deliverables import ChangeDeliverableForm, DeliverableForm, MoveForm
from entente.web.governance.forms.seats import behind
from entente.web.governance.forms.work import WhyForm
from entente.web.governance.shown import due
from entente.web.governance.views.points import owners_of

MOST_PAPERS = 100


@require_GET
def deliverables(request: HttpRequest, body: str) -> HttpResponse:
    found, today, keys = access.body_to_read(body), timezone.localdate(), keys_of(request.user)
    rows = list(queries.deliverables_of(found, keys))
    context = {
        "body": found,
        "rows": [(one, due(one.due_on if one.state not in {"adopted", "published"} else None, today)) for one in rows],
        "rounds": rounds_of(found, keys)[:30],
        "now": timezone.now(),
        "keeps": access.keeps(request.user, found.pk),
    }
    return render(request, "governance/deliverables.html", context)


@require_GET
def deliverable(request: HttpRequest, body: str, deliverable: int) -> HttpResponse:
    found, one = _seen(request, body, deliverable)
    keys = keys_of(request.user)
    context = {
        "body": found,
        "one": one,
        "due": due(one.due_on if one.is_open else None, timezone.localdate()),
        "steps": one.steps.select_related("by").order_by("-at", "-pk"),
        "document": Document.objects.filter(pk=one.document_id or 0, pk__in=visible(DOCUMENT, keys)).first(),
        "rounds": rounds_of(found, keys).filter(document=one.document_id) if one.document_id else [],
        "may_change": one.dropped_at is None and _may_change(request, one),
        "keeps": access.keeps(request.user, found.pk),
        "ways": WAYS[one.state],
    }
    return render(request, "governance/deliverable.html", context)


@login_required
def plan(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_keep(request.user, body)
    form = DeliverableForm(request.POST or None, owners=owners_of(found))
    lead = _("It begins as an idea. Its owner finds it among what waits, a month before its day.")
    page = Page(_("What does %(body)s bring out?") % {"body": found}, lead, _("Plan it"), found, _list(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.plan(
            found, said["text"], said["owner"], summary=said["summary"], due_on=said["due_on"], by=who(request), at=at
        ),
        _("It is planned."),
    )


@login_required
def change(request: HttpRequest, body: str, deliverable: int) -> HttpResponse:
    found, one = _to_change(request, body, deliverable)
    papers = list(listed(keys_of(request.user), home_key=key_of(found)).order_by("-changed_at", "-pk")[:MOST_PAPERS])
    papers += [one.document] if one.document and one.document not in papers else []
    owners = owners_of(found)
    owners = owners if one.owner_id in dict(owners) else [(one.owner_id, one.owner.name), *owners]
    begins = {
        "text": one.title,
        "summary": one.summary,
        "owner": str(one.owner_id),
        "due_on": one.due_on,
        "document": one.document.reference if one.document else None,
    }
    form = ChangeDeliverableForm(request.POST or None, owners=owners, papers=papers, initial=begins)
    page = Page(_("What is it, whose is it, which document?"), one.title, _("Save"), found, _page(one))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.rework(
            one,
            said["text"],
            said["owner"],
            summary=said["summary"],
            due_on=said["due_on"],
            document=said["document"],
            by=who(request),
            at=at,
        ),
        _("Saved."),
    )


@login_required
def move(request: HttpRequest, body: str, deliverable: int) -> HttpResponse:
    """By its owner and by who keeps the body; what the body adopts or publishes, by who keeps it."""
    found, one = _to_change(request, body, deliverable)
    ways = WAYS[one.state]
    if not access.keeps(request.user, found.pk):
        ways = tuple(way for way in ways if way not in {"adopted", "published"})
    form = MoveForm(request.POST or None, ways=ways)
    lead = _("Adopted is what a decision adopted; published, everyone may read.")
    page = Page(_("How far has it come?"), lead, _("Note it"), found, _page(one))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.move_on(one, said["state"], decision=behind(said), by=who(request), at=at),
        _("Noted."),
    )


@login_required
def drop(request: HttpRequest, body: str, deliverable: int) -> HttpResponse:
    found = access.body_to_keep(request.user, body)
    one = _seen(request, body, deliverable)[1]
    form = WhyForm(request.POST or None)
    page = Page(_("Why is it not brought out any more?"), one.title, _("Drop it"), found, _list(found), is_danger=True)
    return answer(
        request, form, page, lambda said, at: actions.drop_deliverable(one, because=said["because"], by=who(request), at=at), _("Dropped.")
    )


def _may_change(request: HttpRequest, one: Deliverable) -> bool:
    return one.owner_id == me(request) or access.keeps(request.user, one.body_id)


def _to_change(request: HttpRequest, body: str, number: int) -> tuple[Body, Deliverable]:
    found, one = _seen(request, body, number)
    if not _may_change(request, one):
        raise PermissionDenied(_("Only its owner, the chairs and the secretary change it."))
    return found, one


def _seen(request: HttpRequest, body: str, number: int) -> tuple[Body, Deliverable]:
    found = access.body_to_read(body)
    one = queries.seen(keys_of(request.user)).filter(body=found, pk=number).first()
    if one is None:
        raise Http404
    return found, one


def _list(found: Body) -> str:
    return reverse("governance:deliverables", args=[found.slug])


def _page(one: Deliverable) -> str:
    return reverse("governance:deliverable", args=[one.body.slug, one.pk])
