"""What the office says of the catalogues against which a scheme assesses."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification import access
from entente.certification.actions import scheme_bases as actions
from entente.web.certification.catalogue_page import known_catalogues
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.certification.scheme_bases_forms import BasisForm
from entente.web.certification.scheme_forms import EndBasisForm


@login_required
def add(request: HttpRequest, code: str) -> HttpResponse:
    scheme = access.scheme_to_keep(request.user, code)
    form = BasisForm(request.POST or None, scheme=scheme, initial={"on": timezone.localdate()})
    lead = _("Whoever holds a certificate of it then holds these requirements, wherever somebody asks what it covers.")
    title = _("Against which catalogue does %(scheme)s assess?") % {"scheme": scheme}
    page = Page(title, lead, _("Save"), scheme.get_absolute_url(), scheme.name, known=known_catalogues())

    def act(said: dict[str, Any]) -> str:
        actions.set_basis(scheme, form.said, on=said["on"], by=who(request), at=timezone.now())
        return scheme.get_absolute_url()

    return acted(request, page, form, act)


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.basis_to_keep(request.user, pk)
    form = EndBasisForm(request.POST or None, initial={"on": timezone.localdate()})
    title = _("It no longer assesses against %(catalogue)s") % {"catalogue": found.catalogue}
    lead = _("Certificates issued before that day stand for it still.")
    page = Page(title, lead, _("End it"), found.scheme.get_absolute_url(), found.scheme.name)

    def act(said: dict[str, Any]) -> str:
        actions.end_basis(found, on=said["on"], by=who(request), at=timezone.now())
        return found.scheme.get_absolute_url()

    return acted(request, page, form, act)
