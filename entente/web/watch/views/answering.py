"""How an organisation stands with an advisory, and what it uses."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from entente.watch import access, actions, queries
from entente.watch.choices import Stance
from entente.watch.models import Advisory
from entente.web.acting import who
from entente.web.watch.acting import answer as answered
from entente.web.watch.forms import AnswerForm, UsesForm


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.advisory_to_read(request.user, pk)
    own = access.organisations_to_speak_for(request.user)
    if not own:
        raise PermissionDenied(_("Only those who speak for a member answer in its name."))
    form = AnswerForm(request.POST if request.method == "POST" else None, own=own)

    def act(fields: dict[str, Any], at: datetime) -> Advisory:
        actions.answer(found, form.whose, Stance(fields["stance"]), fields["note"], by=who(request), at=at)
        return found

    context = {"form": form, "title": found.title, "button": _("Answer"), "of": found}
    return answered(request, "watch/form.html", context, act, said=_("Your answer is entered. You may give another at any time."))


@login_required
def uses(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = access.organisation_to_describe(request.user, slug)
    lines = "\n".join("; ".join(filter(None, (one.vendor, one.product))) for one in queries.uses_of(organisation.pk))
    form = UsesForm(request.POST if request.method == "POST" else None, initial={"uses": lines})

    def act(fields: dict[str, Any], at: datetime) -> str:
        actions.set_uses(organisation, fields["uses"], by=who(request), at=at)
        return f"{reverse('watch:advisories')}?mine=1"

    context = {
        "form": form,
        "title": _("What does %(name)s use?") % {"name": organisation},
        "lead": _("Advisories that name one of these concern you. Only your organisation reads this list."),
        "button": _("Keep it"),
    }
    return answered(request, "watch/form.html", context, act, said=_("The list is kept; this is what concerns you."))
