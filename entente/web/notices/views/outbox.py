"""What became of every mail, and each mail as it left."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from entente.jobs import actions as jobs
from entente.notices import access, actions, queries
from entente.notices.choices import DeliveryState
from entente.notices.mail import transport
from entente.notices.models import Delivery
from entente.notices.queries.outbox import deliveries
from entente.web.acting import who
from entente.web.notices import mails
from entente.web.notices.acting import pressed

A_PAGE = 50
FRAMED = {
    **dict.fromkeys(["script-src", "connect-src", "font-src", "manifest-src"]),  # nothing: as default-src says
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'self'"],
    "sandbox": [],
}


@login_required
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    access.overseer(request.user)
    asked = {name: request.GET.get(name, "") for name in ("state", "notice", "person", "before")}
    rows = deliveries(asked["state"] if asked["state"] in DeliveryState else "", _number(asked["notice"]), _number(asked["person"]))
    before = _number(asked["before"])
    found = list((rows.filter(pk__lt=before) if before else rows)[: A_PAGE + 1])
    counted = queries.counts(deliveries("", _number(asked["notice"]), _number(asked["person"])))
    context = {
        "deliveries": found[:A_PAGE],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "counts": [(state, counted[state]) for state in DeliveryState if counted[state]],
        "by_state": counted,
        "total": sum(counted.values()),
        "folder": settings.EMAIL_FILE_PATH if transport.keeps_files() else "",
        "others": mails.others() if transport.keeps_files() and not any(asked.values()) else [],
        **asked,
    }
    return render(request, "notices/outbox.html", context)


@login_required
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send what is due now, as work that shows its progress."""
    by = access.writer(request.user).person
    return redirect(jobs.start("notices.send", _("Sending what is due in the outbox"), {}, by=by, at=timezone.now()))


@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
@login_required
@require_GET
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = access.delivery_to_read(request.user, pk)
    return render(
        request, "notices/mail.html", {"delivery": delivery, "bounces": delivery.bounces.order_by("-pk")} | _copy(request, delivery)
    )


@xframe_options_sameorigin
@csp_replace(FRAMED)  # type: ignore[arg-type]
@login_required
@require_GET
def html(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail's HTML alone, for a frame that runs nothing and loads nothing."""
    delivery = access.delivery_to_read(request.user, pk)
    copy = _copy(request, delivery).get("copy")
    return HttpResponse(copy.html if copy else "")


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    access.writer(request.user)
    delivery, arrived = access.delivery_to_read(request.user, pk), "arrived" in request.POST
    said = gettext_lazy("It counts as sent.") if arrived else gettext_lazy("It is in the queue again.")
    return pressed(
        request,
        lambda at: actions.settle(delivery, arrived=arrived, by=who(request), at=at),
        to=reverse("notices:mail", args=[pk]),
        said=said,
    )


def _copy(request: HttpRequest, delivery: Delivery) -> dict[str, Any]:
    """The mail itself, for whom its marking lets see it."""
    return {"copy": mails.copy_of(delivery)} if mails.may_read(request.user, delivery) else {}


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None
