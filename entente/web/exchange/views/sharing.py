"""Practices: written, handed in, reviewed, renewed, translated, said where they are at work."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.exchange import access, actions
from entente.exchange.actions.drafting import IN_THE_MAKING
from entente.exchange.models import Practice
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.products.models import Product
from entente.vocabulary.models import Sector
from entente.web.acting import who
from entente.web.exchange import forms
from entente.web.exchange.acting import answer


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own, office = access.organisations_to_speak_for(request.user), access.keeps(request.user)
    if not own and not office:
        raise PermissionDenied(_("Only those who speak for a member, and the office, share practices."))
    form = _form(request, own, office)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        access.speaker_for(request.user, form.organisation)
        return actions.draft(form.organisation, form.facts, by=who(request), at=at)

    lead = _("It stays your draft until you hand it in; somebody of the office reads it before it is published.")
    return answer(request, form, act, title=_("What do you want to share?"), button=_("Keep it as a draft"), lead=lead)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    latest = found.versions.filter(state__in=IN_THE_MAKING).first() or found.versions.get(number=found.number)
    form = _form(request, [found.organisation], False, forms.practice_of(actions.read(latest.said)))

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.rewrite(found, form.facts, by=who(request), at=at).practice

    return answer(request, form, act, title=_("Change it"), button=_("Keep the draft"), of=found)


@login_required
def put(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    form = forms.forms_of_nothing(request)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.put_for_review(found, by=who(request), at=at).practice

    title, lead = _("Is it ready to be read?"), _("Somebody of the office reads it, then publishes it or says what is missing.")
    return answer(request, form, act, title=title, button=_("Hand it in for review"), of=found, lead=lead)


@login_required
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_keep(request.user, pk)
    form = forms.PublishForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.publish(found, until=fields["until"], by=who(request), at=at)

    said = _("It is published.")
    return answer(request, form, act, title=_("Publish it?"), button=_("Publish it"), of=found, said=said)


@login_required
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_keep(request.user, pk)
    form = forms.WhyForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.send_back(found, because=fields["because"], by=who(request), at=at).practice

    return answer(request, form, act, title=_("What is missing?"), button=_("Send it back"), of=found)


@login_required
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    form = forms.RenewForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.renew(found, until=fields["until"], by=who(request), at=at)

    lead = _("Only if it still holds as it stands; otherwise change it.")
    return answer(request, form, act, title=_("Does it still hold?"), button=_("It holds: renew it"), of=found, lead=lead)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    form = forms.WhyForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.withdraw(found, because=fields["because"], by=who(request), at=at)

    lead = _("Only your own people and the office see it then.")
    return answer(request, form, act, title=_("Withdraw it?"), button=_("Withdraw it"), of=found, lead=lead)


@login_required
def deploy(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    form = forms.DeployForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        sector = Sector.objects.get(code=fields.pop("sector"))
        return actions.deploy(found, sector, **fields, by=who(request), at=at).practice

    return answer(request, form, act, title=_("Where is it at work?"), button=_("Say so"), of=found)


@login_required
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.practice_to_write(request.user, pk)
    form = forms.TranslationForm(
        request.POST if request.method == "POST" else None, initial={"language": request.GET.get("lang", "fr")[:2]}
    )

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        language = fields.pop("language")
        return actions.translate(found, language, actions.Words(**fields), by=who(request), at=at).practice

    return answer(request, form, act, title=_("In another language"), button=_("Keep the translation"), of=found)


def _form(request: HttpRequest, own: list[Organisation], office: bool, initial: dict[str, Any] | None = None) -> forms.PracticeForm:
    products = Product.objects.filter(organisation__in=own).order_by("name_key", "pk")
    return forms.PracticeForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        own=own,
        for_office=office,
        circles=circles_of(request),
        products=products,
    )


def circles_of(request: HttpRequest) -> QuerySet[Body]:
    """The user's own; every living one for the office."""
    if access.keeps(request.user):
        return Body.objects.filter(dissolved_on=None).order_by("code")
    return Body.objects.filter(pk__in=[one.pk for one in access.circles_to_ask(request.user)]).order_by("code")
