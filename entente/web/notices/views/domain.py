"""Whether receivers can tell that our mails are ours: the records to paste, and what pasted ones lack."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from entente.notices import access, actions
from entente.notices.mail import names, records, signing
from entente.notices.models import DomainCheck
from entente.web.acting import who
from entente.web.notices.acting import pressed
from entente.web.notices.forms import DomainForm


@login_required
@require_http_methods(["GET", "POST"])
def domain(request: HttpRequest) -> HttpResponse:
    """GET shows the records and the last check; POST checks what was pasted."""
    if request.method != "POST":
        access.overseer(request.user)
        return _shown(request)
    access.writer(request.user)
    form = DomainForm(request.POST)
    if not form.is_valid():
        return _shown(request, status=422, form=form)
    findings = actions.check_domain(**form.cleaned_data, by=who(request), at=timezone.now())
    return _shown(request, form=form, findings=findings)


@login_required
@require_POST
def make_key(request: HttpRequest) -> HttpResponse:
    access.writer(request.user)
    said = _("The key is made. Paste its record at the name server; mails are signed from now on.")
    return pressed(request, lambda at: actions.make_key(by=who(request), at=at), to="notices:domain", said=said)


def _shown(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    last = DomainCheck.objects.select_related("by").filter(domain=names.domain()).order_by("-pk").first()
    pasted = {"spf": last.spf, "dkim": last.dkim, "dmarc": last.dmarc} if last else {}
    context = {
        "domain": names.domain(),
        "records": records.wanted(),
        "has_key": signing.has_key(),
        "last": last,
        "form": DomainForm(initial=pasted),
        "findings": records.check(**pasted) if last else [],
    }
    return render(request, "notices/domain.html", context | more, status=status)
