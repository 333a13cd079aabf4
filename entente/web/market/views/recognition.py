"""What counts as what, and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.market import access
from entente.market.choices import sector_name
from entente.market.models import LevelCost, Recognition
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import eligible_groups
from entente.web.market.pictures import SIDE, Said, elsewhere, squares
from entente.web.market.reading import day_of
from entente.web.record.lines import history_of


@require_safe
def recognitions(request: HttpRequest) -> HttpResponse:
    day = day_of(request)
    rows = list(Recognition.objects.known().on(day).order_by("name"))
    past = Recognition.objects.known().filter(to_on__lte=day).order_by("name")
    context = {
        "day": day,
        "rows": rows,
        "past": past,
        "open": sum(not one.is_confirmed for one in rows),
        "keeps": access.keeps(request.user),
    }
    return render(request, "market/recognitions.html", context)


@require_safe
def recognition(request: HttpRequest, code: str) -> HttpResponse:
    rule, day = access.recognition_to_read(code), timezone.localdate()
    union = eligible_groups(day)[CountryGroup.EU]
    states = union if rule.where == "eu" else rule.states
    word, tone = ("≈", "recognised") if rule.is_confirmed else ("≈?", "perhaps")
    said = {state: Said(word, tone, country_name(state)) for state in states}
    context = {
        "day": day,
        "rule": rule,
        "is_live": rule.from_on <= day and (rule.to_on is None or day < rule.to_on),
        "states": sorted(map(country_name, states)),
        "sectors": [sector_name(one) for one in rule.sectors],
        "squares": squares(said, lambda iso2: ""),
        "elsewhere": elsewhere(said),
        "side": SIDE,
        "earlier": Recognition.objects.known().filter(code=code).exclude(pk=rule.pk).order_by("-from_on"),
        "history": history_of(rule, request.user, most=5),
        "keeps": access.keeps(request.user),
    }
    return render(request, "market/recognition.html", context)


@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    day = day_of(request)
    rows = list(LevelCost.objects.known().on(day).select_related("scheme").order_by("scheme__name", "level", "unit"))
    whole = sum(one.unit == "eur" and one.counts == "whole" for one in rows)
    context = {"day": day, "rows": rows, "whole": whole, "keeps": access.keeps(request.user)}
    return render(request, "market/costs.html", context)
