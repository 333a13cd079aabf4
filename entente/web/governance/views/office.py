"""For the office: bodies founded, named anew, given other rules, dissolved."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.governance import access, actions
from entente.governance.queries.bodies import remits_of
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.governance.acting import Page, answer
from entente.web.governance.forms.bodies import DissolveForm, FoundForm, RemitForm, RulesForm
from entente.web.governance.forms.seats import today


@login_required
def found(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.GROUPS_KEEP)
    form = FoundForm(request.POST or None, initial={"on": today()})
    page = Page(_("Which body is founded?"), _("Its number stays for good; name and scope may change later."), _("Found it"))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.found(
            said["code"],
            said["name"],
            scope=said["scope"],
            source=said["source"],
            rules=form.rules,
            on=said["on"],
            by=who(request),
            at=at,
        ),
        _("It is founded. Give the first seats next."),
    )


@login_required
def describe(request: HttpRequest, body: str) -> HttpResponse:
    one = access.body_to_settle(request.user, body)
    current = next(iter(remits_of(one)))
    begins = {"name": current.name, "scope": current.scope, "source": current.source, "on": today()}
    form = RemitForm(request.POST or None, initial=begins)
    lead = _("What it was called before stays on record, with its days.")
    page = Page(_("What is %(body)s called, and what is it for?") % {"body": one}, lead, _("Save"), one)
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.describe(
            one, said["name"], scope=said["scope"], source=said["source"], on=said["on"], by=who(request), at=at
        ),
        _("Saved."),
    )


@login_required
def rules(request: HttpRequest, body: str) -> HttpResponse:
    one = access.body_to_settle(request.user, body)
    begins = {name: getattr(one, name) for name in ("kind", "joining", "marking", "notes_openings")}
    form = RulesForm(request.POST or None, initial=begins | {"parent": one.parent.code if one.parent else None}, body=one)
    lead = _("What is filed from now on follows them; what was marked stays marked.")
    page = Page(_("By which rules is %(body)s run?") % {"body": one}, lead, _("Save"), one)
    return answer(request, form, page, lambda said, at: actions.change_rules(one, form.rules, by=who(request), at=at), _("Saved."))


@login_required
def dissolve(request: HttpRequest, body: str) -> HttpResponse:
    one = access.body_to_settle(request.user, body)
    form = DissolveForm(request.POST or None, initial={"on": today()})
    lead = _("It stays known with its people of before and its papers; its number is not given again.")
    page = Page(_("When and why is %(body)s dissolved?") % {"body": one}, lead, _("Dissolve it"), one, is_danger=True)
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.dissolve(one, on=said["on"], because=said["because"], by=who(request), at=at),
        _("Dissolved."),
    )
