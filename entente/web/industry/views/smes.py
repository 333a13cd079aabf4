"""Small companies that want to grow, and the investors that might help them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.industry import access, actions
from entente.industry.actions.finding import INVESTORS, PROFILES
from entente.industry.choices import Known, Seeking, Stage, Support
from entente.industry.models import Investor, Label, Profile
from entente.members.access import organisation_to_read
from entente.search.queries import matching
from entente.vocabulary.names import country_name
from entente.web.acting import who
from entente.web.industry.acting import answer, asked, page_by_name
from entente.web.industry.growth_forms import ProfileForm


@require_safe
def smes(request: HttpRequest) -> HttpResponse:
    stage, seeking, country, words, after = asked(request, "stage", "seeking", "country", "q", "after")
    seen = access.profiles(request.user)
    found = seen.filter(stage=stage) if stage in Stage.values else seen
    found = found.filter(seeks_of__contains=f" {seeking} ") if seeking in Seeking.values else found
    found = found.filter(country=country) if country else found
    found = found.filter(pk__in=matching(PROFILES, words)) if words else found
    rows, following = page_by_name(found.select_related("organisation"), after)
    context = {
        "rows": rows,
        "next": following,
        "count": found.count(),
        "stages": Stage,
        "kinds": Seeking,
        "countries": _countries(seen),
        "asked": {"stage": stage, "seeking": seeking, "country": country, "q": words},
        "own": access.applicants(request.user),
    }
    return render(request, "industry/smes.html", context)


@require_safe
def sme(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.profile_to_read(request.user, pk)
    labels = Label.objects.shown().filter(organisation=found.organisation).order_by("-pk")
    return render(request, "industry/sme.html", {"found": found, "labels": labels, "keeps": access.keeps_profile(request.user, found)})


@login_required
def keep_profile(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = organisation_to_read(request.user, slug)
    access.applicant_for(request.user, organisation)
    known = Profile.objects.filter(organisation=organisation).first()
    initial = {name: getattr(known, name) for name in ("stage", "size", "seeking", "pitch", "is_public")} if known else None
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Profile:
        return actions.keep_profile(organisation, **fields, by=who(request), at=at)

    title = _("How does %(name)s want to grow?") % {"name": organisation}
    context = {"form": form, "title": title, "button": _("Keep it"), "of": known, "back": "industry:smes"}
    return answer(request, "industry/form.html", context, act, said=_("The profile is kept."))


@require_safe
def investors(request: HttpRequest) -> HttpResponse:
    support, country, cyber, words, after = asked(request, "support", "country", "cyber", "q", "after")
    found = Investor.objects.all()
    found = found.filter(support=support) if support in Support.values else found
    found = found.filter(country=country) if country else found
    found = found.filter(cybersecurity=Known.YES) if cyber else found
    found = found.filter(pk__in=matching(INVESTORS, words)) if words else found
    rows, following = page_by_name(found, after)
    context = {
        "rows": rows,
        "next": following,
        "count": found.count(),
        "kinds": Support,
        "countries": _countries(Investor.objects.all()),
        "asked": {"support": support, "country": country, "cyber": cyber, "q": words},
    }
    return render(request, "industry/investors.html", context)


@require_safe
def investor(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.investor_to_read(request.user, pk)
    days = access.days(request.user).filter(attending__investor=found).order_by("-gathering__starts_at")
    return render(request, "industry/investor.html", {"found": found, "days": days})


def _countries(rows: Any) -> list[tuple[str, str]]:
    codes = rows.order_by("country").values_list("country", flat=True).distinct()
    return sorted((country_name(code), code) for code in codes)
