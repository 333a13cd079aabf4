"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from entente.consortia.actions import Refusal
from entente.web.acting import Act, Words, answered


def answer(request: HttpRequest, context: dict[str, Any], act: Act, *, said: Words = "") -> HttpResponse:
    return answered(request, context.get("template", "consortia/form.html"), context, act, refusals=(Refusal,), said=said)
