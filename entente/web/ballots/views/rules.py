"""Rules: read by everybody, written by the office; in one sentence, with the voting power that each gives."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.ballots import access, actions, told
from entente.ballots.actions import Written
from entente.ballots.choices import VoteKind
from entente.ballots.models import Rule
from entente.ballots.power import power_under
from entente.ballots.queries import lists
from entente.engine.rules import restored
from entente.governance.models import Body
from entente.people.models import Account
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, at_once, bound
from entente.web.ballots.forms.more import AdoptForm, EndRuleForm
from entente.web.ballots.forms.reading import typed_from
from entente.web.ballots.forms.rules import RuleForm
from entente.web.context import partnership


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Visitors read what holds; who is signed in reads drafts too."""
    rows = access.rules() if isinstance(request.user, Account) else access.rules().exclude(adopted_on=None)
    bodies = [
        (code, [(rule, told.sentence_of(restored(rule.spec))) for rule in found])
        for code, found in lists.rules_by_body(rows, timezone.localdate())
    ]
    keeps = access.keeps(request.user)
    standing = Body.objects.standing(timezone.localdate()).order_by("code") if keeps else []
    return render(request, "ballots/rules.html", {"bodies": bodies, "keeps": keeps, "standing": standing})


@require_safe
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule_to_read(request.user, pk)
    said = restored(found.spec)
    day = partnership(request).day
    context = {
        "rule": found,
        "sentence": told.sentence_of(said),
        "power": power_under(said, found.body, day),
        "day": day,
        "versions": lists.versions_of(found),
        "keeps": access.keeps(request.user),
        "majority": said.majority,
    }
    return render(request, "ballots/rule.html", context)


@login_required
def new(request: HttpRequest, body: str, kind: str) -> HttpResponse:
    access.keeper(request.user)
    if kind not in VoteKind.values:
        raise Http404
    return _written(request, get_object_or_404(Body, slug=body), kind, None)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft is written anew; of an adopted rule the next version is."""
    found = access.rule_to_keep(request.user, pk)
    return _written(request, found.body, found.kind, found)


@login_required
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule_to_keep(request.user, pk)
    form = bound(request, AdoptForm, {"on": timezone.localdate()})
    lead = _("From that day votes are held under it, and the version before it ends. An adopted version never changes.")
    page = Page(_("From when does “%(title)s” hold?") % {"title": found.title}, lead, _("Adopt it"), found.get_absolute_url(), found.title)
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.adopt_rule(found, on=said["on"], decision=form.behind, by=who(request), at=at),
        _("It is adopted."),
    )


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule_to_keep(request.user, pk)
    page = Page(
        _("From when is nothing voted under “%(title)s”?") % {"title": found.title},
        _("Votes that were held under it stay as they are."),
        _("End the rule"),
        found.get_absolute_url(),
        found.title,
        is_danger=True,
    )
    form = bound(request, EndRuleForm, {"on": timezone.localdate()})
    return answer(request, form, page, lambda said, at: actions.end_rule(found, **said, by=who(request), at=at), _("It ends."))


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule_to_keep(request.user, pk)
    return at_once(request, lambda at: actions.drop_draft(found, by=who(request), at=at), _("The draft is gone."), "ballots:rules")


def _written(request: HttpRequest, body: Body, kind: str, found: Rule | None) -> HttpResponse:
    """“In words” shows the sentence and the voting power of what was typed, and keeps nothing yet."""
    initial = typed_from(restored(found.spec)) if found else {}
    form = bound(request, RuleForm, initial, kind=kind)
    context: dict[str, Any] = {"form": form, "body": body, "rule": found, "kind": VoteKind(kind)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "ballots/edit_rule.html", context, status=422 if request.method == "POST" else 200)
    if "look" in request.POST:
        power = power_under(form.rule, body, partnership(request).day)
        context |= {"sentence": told.sentence_of(form.rule), "power": power, "day": partnership(request).day}
        return render(request, "ballots/edit_rule.html", context)
    try:
        code = found.code if found else ""
        kept = actions.write_rule(body, Written(form.rule), code=code, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "ballots/edit_rule.html", context | {"refusal": refusal}, status=409)
    return redirect(reverse("ballots:rule", args=[kept.pk]))
