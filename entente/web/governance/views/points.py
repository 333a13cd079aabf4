"""Actions of a body, and one action."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.governance import access, actions
from entente.governance.models import ActionPoint, Body
from entente.governance.queries import points as queries
from entente.governance.queries.people import people_of
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, at_once
from entente.web.governance.forms.work import DoneForm, PointForm, RemarkForm, WhyForm
from entente.web.governance.shown import due, late

MOST_CLOSED = 50


@require_GET
def points(request: HttpRequest, body: str) -> HttpResponse:
    found, keys, day = access.body_to_read(body), keys_of(request.user), timezone.localdate()
    context = {
        "body": found,
        "open": late(queries.open_points(keys, found), day),
        "closed": queries.closed_points(keys, found)[:MOST_CLOSED],
        "keeps": access.keeps(request.user, found.pk),
    }
    return render(request, "governance/points.html", context)


@login_required
def new(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_keep(request.user, body)
    form = PointForm(request.POST or None, owners=owners_of(found))
    lead = _("The owner is told, and reminded three days before, the day after, and then every week until it is done.")
    page = Page(_("What is to be done for %(body)s?") % {"body": found}, lead, _("Make the action"), found, _list(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.make(found, said["text"], said["owner"], due_on=said["due_on"], by=who(request), at=at),
        _("The action is made; its owner was told."),
    )


@login_required
@require_GET
def point(request: HttpRequest, point: int) -> HttpResponse:
    found = _seen(request, point)
    context = {
        "point": found,
        "body": found.body,
        "due": due(found.due_on, timezone.localdate()),
        "remarks": found.remarks.select_related("person").order_by("pk"),
        "may_say": access.may_comment(request.user),
        "is_own": found.owner_id == who(request).pk,
        "keeps": access.keeps(request.user, found.body_id),
    }
    return render(request, "governance/point.html", context)


@login_required
def change(request: HttpRequest, point: int) -> HttpResponse:
    found = _kept(request, point)
    owners = owners_of(found.body)
    if found.owner_id not in dict(owners):
        owners = [(found.owner_id, found.owner.name), *owners]
    begins = {"text": found.text, "owner": str(found.owner_id), "due_on": found.due_on}
    form = PointForm(request.POST or None, owners=owners, initial=begins)
    page = Page(_("What is to be done, by whom, until when?"), _("A new owner is told."), _("Save"), found.body, _page(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.change(found, said["text"], said["owner"], due_on=said["due_on"], by=who(request), at=at),
        _("Saved."),
    )


@login_required
def say(request: HttpRequest, point: int) -> HttpResponse:
    """By whoever may see it and may say something here."""
    found = _seen(request, point)
    if not access.may_comment(request.user):
        raise PermissionDenied(_("You read here and say nothing."))
    form = RemarkForm(request.POST or None)
    lead = _("Everyone who may see the action reads it; its owner and who made it are told.")
    page = Page(_("How far is it?"), f"{found.text} — {lead}", _("Say it"), found.body, _page(found))
    return answer(request, form, page, lambda said, at: actions.remark(found, said["words"], by=who(request), at=at), _("It stands there."))


@login_required
def done(request: HttpRequest, point: int) -> HttpResponse:
    """By its owner, or by who keeps the body."""
    found = _seen(request, point)
    if found.owner_id != who(request).pk and not access.keeps(request.user, found.body_id):
        raise PermissionDenied(_("Only its owner, the chairs and the office say that it is done."))
    form = DoneForm(request.POST or None)
    page = Page(_("What came of it?"), found.text, _("It is done"), found.body, _page(found))
    return answer(request, form, page, lambda said, at: actions.close(found, outcome=said["outcome"], by=who(request), at=at), _("Done."))


@login_required
def drop(request: HttpRequest, point: int) -> HttpResponse:
    found = _kept(request, point)
    form = WhyForm(request.POST or None)
    page = Page(_("Why does nobody do it any more?"), found.text, _("Drop it"), found.body, _page(found), is_danger=True)
    return answer(request, form, page, lambda said, at: actions.drop(found, because=said["because"], by=who(request), at=at), _("Dropped."))


@login_required
@require_POST
def reopen(request: HttpRequest, point: int) -> HttpResponse:
    found = _kept(request, point)
    return at_once(request, lambda at: actions.reopen(found, by=who(request), at=at), _("It is open again."), _page(found))


def owners_of(body: Body) -> list[tuple[int, str]]:
    """Who sits in the body, to choose from."""
    return [(one.person_id, one.person.name) for one in people_of(body, timezone.localdate()).mandates]


def _seen(request: HttpRequest, number: int) -> ActionPoint:
    found = queries.seen(keys_of(request.user)).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, number: int) -> ActionPoint:
    found = _seen(request, number)
    access.body_to_keep(request.user, found.body.slug)
    return found


def _list(body: Body) -> str:
    return reverse("governance:actions", args=[body.slug])


def _page(point: ActionPoint) -> str:
    return reverse("governance:action", args=[point.pk])
