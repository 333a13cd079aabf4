"""I am ... and want to become ...: the gap by skill, and the shortest set of courses that closes it."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entente.engine.learning import Limits
from entente.skills import access
from entente.skills.models import Requirement
from entente.skills.queries.courses import Wanted, listed
from entente.skills.queries.paths import career as path_of
from entente.skills.queries.paths import profile_of, roles_with_profile
from entente.vocabulary.models import RoleProfile
from entente.vocabulary.queries import EU_LANGUAGES, countries
from entente.web.skills.acting import asked
from entente.web.skills.forms.fields import language_names, map_countries

BEGINNER = "none"
SHOWN = 10


@require_safe
def career(request: HttpRequest) -> HttpResponse:
    """`?am=ECSF02&become=ECSF12&language=en&country=FR&budget=2000`; `am=none`: a beginner, `am=title:7`: a job title of one's house."""
    roles = roles_with_profile()
    known = {role.pk: role for role, _count in roles}
    titles = list(access.own_titles(request.user).order_by("title_key"))
    then = asked(request, "become") if asked(request, "become") in known else ""
    now, level = _now(asked(request, "am"), known, titles)
    limits, budget_said = _limits(request)
    context: dict[str, Any] = {
        "roles": roles,
        "titles": titles,
        "am": asked(request, "am") or BEGINNER,
        "now": known.get(now),
        "title_pk": _title(asked(request, "am")),
        "become": then,
        "then": known.get(then),
        "limits": limits,
        "budget_said": budget_said,
        "budget_wrong": bool(budget_said) and limits.budget is None,
        "languages": language_names(),
        "countries": map_countries(),
        "profiles": sum(1 for _role, count in roles if count),
        "found": path_of(now, then, limits, level=level) if then else None,
        "keeps": access.keeps(request.user),
        "own": access.own_organisations(request.user),
    }
    return render(request, "skills/career.html", context)


def _title(said: str) -> int | None:
    number = said.removeprefix("title:")
    return int(number) if said != number and number.isascii() and number.isdigit() and len(number) < 18 else None


def _now(said: str, known: dict[str, RoleProfile], titles: list[Any]) -> tuple[str, int | None]:
    for title in titles:
        if said == f"title:{title.pk}":
            return title.role_id, title.level
    return (said if said in known else ""), None


def _limits(request: HttpRequest) -> tuple[Limits, str]:
    language, country, budget = (asked(request, name) for name in ("language", "country", "budget"))
    spoken = frozenset({language} & set(EU_LANGUAGES))
    return Limits(spoken, frozenset({country} & set(countries())), _euros(budget)), budget


def _euros(said: str) -> Decimal | None:
    try:
        found = Decimal(said.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found < 10**8 else None


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    newest = Requirement.objects.order_by("-source_on").first()
    context = {
        "roles": roles_with_profile(),
        "newest": newest,
        "keeps": access.keeps(request.user),
        "own": access.own_organisations(request.user),
    }
    return render(request, "skills/roles.html", context)


@require_safe
def role(request: HttpRequest, code: str) -> HttpResponse:
    found = RoleProfile.objects.filter(pk=code).first()
    if found is None:
        raise Http404
    asks = profile_of(found.pk)
    courses = list(listed(access.courses(request.user).filter(state="published"), Wanted(role=found.pk))[:SHOWN])
    return render(request, "skills/role.html", {"role": found, "asks": asks, "courses": courses, "keeps": access.keeps(request.user)})
