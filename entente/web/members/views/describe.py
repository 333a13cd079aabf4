"""Adding an organisation, and keeping what is said of it right."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.members import access, actions
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.members.acting import Page, answer, bound
from entente.web.members.forms.describe import EditForm, NewForm, NumbersForm, ProfileForm, numbers_of, profile_of


@login_required
def new(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    lead = _("A legal entity that the partnership is to know. Knowing it makes it no member; it applies and is admitted afterwards.")
    return answer(
        request,
        bound(request, NewForm),
        Page(_("Which organisation is new?"), lead, _("Add it")),
        lambda form, at: actions.add(form.draft, by=who(request), at=at, even_if_alike=form.cleaned_data["even_if_alike"]),
        _("Added. Next: complete the profile, or note its application."),
    )


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The office corrects everything said; a delegate keeps the organisation's own words."""
    one = access.organisation_to_describe(request.user, slug)
    if access.keeps_members(request.user):
        return answer(
            request,
            bound(request, EditForm, profile_of(one), country=one.country_id),
            Page(
                _("What is said of it?"),
                _("Country, kind and standing change from a day on; they have pages of their own."),
                _("Save"),
                one,
            ),
            lambda form, at: actions.edit(one, form.cleaned_data, by=who(request), at=at),
            _("Saved."),
        )
    return answer(
        request,
        bound(request, ProfileForm, profile_of(one)),
        Page(
            _("What do you say of yourselves?"), _("Everyone reads this, and finds you by it. The office keeps the rest."), _("Save"), one
        ),
        lambda form, at: actions.edit_profile(one, form.cleaned_data, by=who(request), at=at),
        _("Saved."),
    )


@login_required
def numbers(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    lead = _("By these the imports know it again. Several of one kind are separated by commas; a number names one organisation only.")
    return answer(
        request,
        bound(request, NumbersForm, numbers_of(one), country=one.country_id),
        Page(_("Which legal numbers has it?"), lead, _("Save"), one),
        lambda form, at: actions.set_numbers(one, form.cleaned_data["numbers"], by=who(request), at=at),
        _("Saved."),
    )
