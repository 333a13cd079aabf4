"""Yearly rates of other currencies."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.agreement import actions
from entente.agreement.models import Rate
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.agreement.answering import me, through
from entente.web.agreement.rule_forms import RateForm


@login_required
def rates(request: HttpRequest) -> HttpResponse:
    """The rates that lines in other currencies are counted at; the office enters them."""
    people.require(request.user, Permission.CONTRACT_EDIT)
    form = RateForm(request.POST or None)

    def act() -> None:
        actions.set_rate(**form.cleaned_data, by=me(request), at=timezone.now())

    rows = Rate.objects.order_by("-year", "currency")
    return through(request, "agreement/rates.html", form, act, to="agreement:rates", said=_("The rate was entered."), rates=rows)
