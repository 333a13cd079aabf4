"""Comments on a text, paragraph by paragraph: asked for, made, dealt with, exported."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.documents.queries import listed
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.governance import access, actions
from entente.governance.exports import dispositions
from entente.governance.models import Body, Comment, CommentRound
from entente.governance.queries import comments as queries
from entente.governance.references import key_of
from entente.members.models import Organisation
from entente.members.viewers import keys_of, viewer_of
from entente.web.acting import who
from entente.web.governance.acting import REFUSALS, Page, answer, at_once, me
from entente.web.governance.forms.deliverables import AskForCommentsForm, CommentForm, SettleForm

MOST_PAPERS = 100


@login_required
def ask(request: HttpRequest, body: str) -> HttpResponse:
    """?document= chooses one beforehand."""
    found = access.body_to_keep(request.user, body)
    papers = list(listed(keys_of(request.user), home_key=key_of(found)).order_by("-changed_at", "-pk")[:MOST_PAPERS])
    form = AskForCommentsForm(request.POST or None, papers=papers, initial={"document": request.GET.get("document", "")})
    lead = _("On the version that is current now; whoever may read the text comments, paragraph by paragraph.")
    page = Page(_("What shall people say of which text?"), lead, _("Ask for comments"), found, _list(found))
    return answer(
        request, form, page, lambda said, at: actions.ask_for_comments(found, **said, by=who(request), at=at), _("Comments are taken.")
    )


@login_required
def comments(request: HttpRequest, body: str, asked: int) -> HttpResponse:
    """The text with what was said of each paragraph; ?at= opens the form under one."""
    found, one = _seen(request, body, asked)
    organisations = list(Organisation.objects.filter(pk__in=viewer_of(request.user).organisations).order_by("name_key", "pk"))
    form = CommentForm(request.POST if request.method == "POST" else None, organisations=organisations)
    context = _context(request, found, one) | {"form": form, "at": _at(request)}
    if request.method != "POST":
        return render(request, "governance/comments.html", context)
    if not access.may_comment(request.user):
        raise PermissionDenied(_("You read here and say nothing."))
    if not form.is_valid():
        return render(request, "governance/comments.html", context, status=422)
    said = form.cleaned_data
    try:
        actions.comment(
            one, said["paragraph"], said["text"], said["proposed"], organisation=form.speaks_for, by=who(request), at=timezone.now()
        )
    except REFUSALS as refusal:
        return render(request, "governance/comments.html", context | {"refusal": refusal}, status=409)
    messages.success(request, _("Your comment stands there."))
    return redirect(f"{request.path}#p-{said['paragraph']}")


@login_required
@require_POST
def withdraw(request: HttpRequest, body: str, asked: int, comment: int) -> HttpResponse:
    found, one = _seen(request, body, asked)
    made = _comment(one, comment)
    if made.person_id != me(request):
        raise PermissionDenied(_("Only who made it takes it back."))
    return at_once(
        request,
        lambda at: actions.withdraw_comment(made, by=who(request), at=at),
        _("Taken back."),
        f"{_page(found, one)}#p-{made.paragraph}",
    )


@login_required
def settle(request: HttpRequest, body: str, asked: int, comment: int) -> HttpResponse:
    access.body_to_keep(request.user, body)
    found, one = _seen(request, body, asked)
    made = _comment(one, comment)
    form = SettleForm(request.POST or None, initial={"disposition": made.disposition, "reply": made.reply})
    page = Page(_("What becomes of this comment?"), made.text or made.proposed, _("Note it"), found, f"{_page(found, one)}#c-{made.pk}")
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.settle_comment(made, said["disposition"], said["reply"], by=who(request), at=at),
        _("Noted."),
    )


@login_required
@require_POST
def close(request: HttpRequest, body: str, asked: int) -> HttpResponse:
    access.body_to_keep(request.user, body)
    found, one = _seen(request, body, asked)
    return at_once(request, lambda at: actions.close_comments(one, by=who(request), at=at), _("It is closed."), _page(found, one))


@login_required
@require_GET
def export(request: HttpRequest, body: str, asked: int, ending: str) -> HttpResponseBase:
    """The disposition table, for whoever may read the text."""
    _found, one = _seen(request, body, asked)
    columns, rows = dispositions.table(one)
    response: HttpResponseBase
    if ending == "csv":
        response = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    else:
        response = HttpResponse(xlsx(columns, rows), content_type=XLSX_TYPE)
    light = one.document.light.label.lower().replace(":", "-").replace("+", "-")
    response["Content-Disposition"] = f'attachment; filename="comments-{one.document.reference}-{light}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _context(request: HttpRequest, found: Body, one: CommentRound) -> dict[str, Any]:
    paragraphs = queries.commented(one)
    made = [comment for paragraph in paragraphs for comment in paragraph.comments]
    return {
        "body": found,
        "round": one,
        "paragraphs": paragraphs,
        "made": len(made),
        "settled": len([comment for comment in made if comment.disposition != "open"]),
        "is_open": one.is_open(timezone.now()),
        "is_coming": one.is_coming(timezone.now()),
        "may_comment": access.may_comment(request.user),
        "keeps": access.keeps(request.user, found.pk),
        "person": me(request),
    }


def _at(request: HttpRequest) -> int | None:
    asked = request.POST.get("paragraph", "") if request.method == "POST" else request.GET.get("at", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else None


def _seen(request: HttpRequest, body: str, number: int) -> tuple[Body, CommentRound]:
    found = access.body_to_read(body)
    one = queries.seen(keys_of(request.user)).filter(body=found, pk=number).first()
    if one is None:
        raise Http404
    return found, one


def _comment(one: CommentRound, number: int) -> Comment:
    found = one.comments.filter(pk=number, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return found


def _list(found: Body) -> str:
    return reverse("governance:deliverables", args=[found.slug])


def _page(found: Body, one: CommentRound) -> str:
    return reverse("governance:comments", args=[found.slug, one.pk])
