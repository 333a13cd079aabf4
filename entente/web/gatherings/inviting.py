"""An audience to be invited: what can be chosen, and who is meant by it now."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from entente.engine.audience import written
from entente.gatherings import access
from entente.gatherings.choices import Part
from entente.members.viewers import viewer_of
from entente.notices import queries, sources
from entente.notices.refusals import CannotResolve
from entente.web.notices.phrases import added

MOST_VALUES = 60


def asked(request: HttpRequest) -> dict[str, Any]:
    """The expression in the address or the form, with what it means; a sentence where it means nothing."""
    sent = request.POST if request.method == "POST" else request.GET
    expression, part = sent.get("e", "").replace("\x00", "")[:4000].strip(), sent.get("part", "")
    found: dict[str, Any] = {"e": expression, "part": part if part in Part.values else Part.GUEST.value, "parts": Part.choices}
    try:
        expression = _with(expression, sent.get("noun", ""), sent.getlist("value"), sent.get("how", "or"))
        access.refuse_hidden_guests(viewer_of(request.user), expression)
        found |= {"e": expression} | ({"meant": queries.explained(queries.read(expression), timezone.localdate())} if expression else {})
    except CannotResolve as refusal:
        found["unresolved"] = str(refusal)
    return found


def nothing() -> dict[str, Any]:
    return {"e": "", "part": Part.GUEST.value, "parts": Part.choices}


def offered(request: HttpRequest) -> dict[str, Any]:
    """The nouns, and the values of the one that is looked at, those with most people first."""
    noun = request.GET.get("noun", "")
    nouns = [(source.noun, sources.label_of(source)) for source in sources.all_sources() if source.noun != "person"]
    values = sources.source(noun).values() if noun in dict(nouns) and not request.GET.getlist("value") else []
    values = access.visible_guests(viewer_of(request.user), values) if noun == "guests" else values
    return {"nouns": nouns, "noun": noun, "values": sorted(values, key=lambda value: (-value[2], value[1]))[:MOST_VALUES]}


def _with(expression: str, noun: str, values: list[str], how: str) -> str:
    if not values:
        return written(queries.read(expression)) if expression else ""
    begun = queries.read(expression) if expression else None
    return written(added(begun, how if how in {"and", "or", "not"} else "or", noun, values[:MOST_VALUES]))
