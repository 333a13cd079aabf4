"""Advisories: what is new and concerns you, and one with all that is known of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members.viewers import keys_of
from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector
from entente.watch import access, exports, queries
from entente.watch.choices import AdvisoryState, SeverityLevel
from entente.watch.models import Advisory
from entente.watch.queries import AdvisoriesAsked
from entente.web.watch.forms import AnswerForm


@require_safe
def advisories(request: HttpRequest) -> HttpResponse:
    own = access.own(request.user)
    asked = _asked(request, own)
    found = queries.find(keys_of(request.user), asked)
    context = {
        "found": found,
        "asked": asked,
        "own": own,
        "speaks_for": access.organisations_to_speak_for(request.user),
        "keeps": access.keeps(request.user),
        "sectors": Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position"),
        "levels": [one for one in SeverityLevel if one.value],
        "is_narrowed": any(
            (asked.words, asked.level, asked.sector, asked.exploited, asked.mine is not None, asked.circle, asked.withdrawn)
        ),
    }
    return render(request, "watch/advisories.html", context)


def _asked(request: HttpRequest, own: frozenset[int]) -> AdvisoriesAsked:
    said = {name: str(value).replace("\x00", "")[:200] for name, value in request.GET.items()}
    return AdvisoriesAsked(
        words=said.get("q", ""),
        level=said.get("level", ""),
        sector=said.get("sector", ""),
        circle=_number(said.get("circle", "")),
        exploited=said.get("exploited") == "1",
        mine=own if own and said.get("mine") == "1" else None,
        withdrawn=said.get("withdrawn") == "1",
        after=_number(said.get("after", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


@require_safe
def advisory(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.advisory_to_read(request.user, pk)
    day, own = timezone.localdate(), access.own(request.user)
    speaks_for = access.organisations_to_speak_for(request.user)
    shown = access.answers_to_show(request.user, found)
    answers = found.asked.select_related("organisation").order_by("stance", "due_on", "organisation__name_key")
    (going,) = exports.outgoing(Advisory.objects.filter(pk=found.pk))
    mine = found.asked.filter(organisation__in=[one.pk for one in speaks_for], stance="").exists()
    context = {
        "found": found,
        "affected": found.affected.order_by("product_key", "vendor_key", "pk"),
        "sectors": found.sectors.order_by("position"),
        "touched": queries.touched(found, day),
        "reasons": queries.reasons(found, own),
        "others": _others(request, found),
        "sources": found.sources.order_by("pk"),
        "revisions": found.revisions.select_related("by").order_by("-number"),
        "answers": list(answers if shown is None else answers.filter(organisation__in=shown).exclude(stance="")),
        "sees_all": shown is None,
        "is_source": access.is_source(request.user, found) and found.state == AdvisoryState.PUBLISHED,
        "is_asked": mine,
        "answer_form": AnswerForm(own=speaks_for) if speaks_for and found.state == AdvisoryState.PUBLISHED else None,
        "exports": exports.losses_of(going),
        "is_late": bool(found.due_on and found.due_on < day),
    }
    return render(request, "watch/advisory.html", context)


def _others(request: HttpRequest, found: Advisory) -> list[Advisory]:
    """Others of the same CVE, as far as the reader may see them."""
    if not found.cve:
        return []
    return list(access.advisories(request.user).filter(cve=found.cve).exclude(pk=found.pk).order_by("strictness", "pk"))
