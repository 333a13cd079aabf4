"""Practices: found and read."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.certification.queries.certificates import lines
from entente.documents.queries import documents_of
from entente.exchange import access
from entente.exchange.actions import read
from entente.exchange.actions.drafting import IN_THE_MAKING
from entente.exchange.choices import PracticeKind, ReuseState
from entente.exchange.models import Practice
from entente.exchange.queries.listing import COUNTED, Asked, find
from entente.exchange.queries.templates import key_of
from entente.members.viewers import keys_of
from entente.vocabulary.reference import shipped
from entente.web.certification.certificate_words import TONES, state_word
from entente.web.exchange.acting import number, plain
from entente.web.exchange.cards import cards
from entente.web.exchange.forms.fields import sector_choices
from entente.web.members.labels import long_label

NAMES = ("q", "kind", "sector", "could", "expertise", "readiness", "expired")


@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """What do others do about it? Newest first, a page after another."""
    asked, day = asked_in(request), timezone.localdate()
    found = find(asked, keys_of(request.user), day)
    kept = [(name, value) for name in NAMES if (value := plain(request, name))]
    context = {
        "asked": asked,
        "found": found,
        "cards": cards(found.rows, day),
        "most": COUNTED,
        "is_sifted": bool(kept),
        "is_whole": not kept and not asked.after,
        "next": f"?{urlencode([*kept, ('after', found.next)])}" if found.next else "",
        "kinds": PracticeKind.choices,
        "sectors": sector_choices()[1:],
        "domains": [(one.code, one.name) for one in shipped().expertise if one.parent is None],
        "levels": [(level, _("TRL %(level)s or more") % {"level": level}) for level in range(1, 10)],
        "may_share": access.keeps(request.user) or bool(access.organisations_to_speak_for(request.user)),
    }
    return render(request, "exchange/practices.html", context)


def asked_in(request: HttpRequest) -> Asked:
    """What is not understood is left out, so that an old link still opens."""
    said = {name: plain(request, name) for name in (*NAMES, "after")}
    sectors, expertise = ({one.code for one in rows} for rows in (shipped().sectors, shipped().expertise))
    return Asked(
        words=said["q"],
        kind=said["kind"],
        sector=said["sector"] if said["sector"] in sectors else "",
        could=said["could"] if said["could"] in sectors else "",
        expertise=said["expertise"] if said["expertise"] in expertise else "",
        readiness=min(number(said["readiness"]), 9),
        expired=said["expired"] == "yes",
        after=number(said["after"]),
    )


@require_safe
def practice(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = access.practice_to_read(request.user, pk), timezone.localdate()
    inside = access.sees_drafts(request.user, found)
    translations = list(found.translations.order_by("language"))
    wanted = request.GET.get("lang", get_language() or "")[:2]
    stories = found.reuses.filter(state=ReuseState.ADOPTED, is_public=True).exclude(story="").select_related("organisation", "sector")
    version = found.versions.filter(state__in=IN_THE_MAKING).select_related("by").first() if inside else None
    context = {
        "found": found,
        "said": next((one for one in translations if one.language == wanted), found),
        "translations": translations,
        "inside": inside,
        "writes": access.writes(request.user, found),
        "keeps": access.keeps(request.user),
        "making": version,
        "versions": found.versions.exclude(state__in=IN_THE_MAKING).order_by("-number") if inside else [],
        "deployments": found.deployments.select_related("sector").order_by("on", "pk"),
        "could": found.could.order_by("code"),
        "expertise": [long_label("expertise", code, {}) for code in found.expertise.order_by("code").values_list("code", flat=True)],
        "products": found.products.select_related("organisation").order_by("name_key"),
        "certificates": _certificates(found, day),
        "members": found.members.order_by("name_key"),
        "papers": documents_of(key_of(found), keys_of(request.user)),
        "home_key": key_of(found),
        "stories": stories.order_by("-adopted_on", "-pk"),
        "mine": access.reuses(request.user).filter(practice=found).order_by("-pk"),
        "may_take_up": found.state == "published" and bool(access.contacting(request.user, found)),
        "has_expired": found.has_expired(day),
    }
    return render(request, "exchange/practice.html", context)


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was written: for its own people and who reviews."""
    found = access.practice_to_read(request.user, pk)
    if not access.sees_drafts(request.user, found):
        raise Http404
    one = get_object_or_404(found.versions.select_related("by", "reviewed_by"), number=number)
    return render(request, "exchange/version.html", {"found": found, "one": one, "facts": read(one.said)})


def _certificates(found: Practice, day: date) -> list[tuple[object, str, str]]:
    """Its own and those of its products, with where each stands today."""
    through = found.products.filter(certificates__isnull=False).values_list("certificates", flat=True)
    ids = {*found.certificates.values_list("pk", flat=True), *through}
    rows = found.certificates.model.objects.filter(pk__in=ids).select_related("scheme").order_by("pk")
    return [(line.certificate, state_word(line.state), TONES.get(line.state, "past")) for line in lines(rows, day)]
