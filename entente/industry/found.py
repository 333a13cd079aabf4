"""Labels, small companies and investors as they are found: what was granted by everyone, profiles by whom they are shown to."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.industry.actions.finding import INVESTORS, LABELS, PROFILES
from entente.industry.choices import SHOWN, LabelState, Stage, Support
from entente.industry.models import Investor, Label, Profile
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.vocabulary.names import country_name

COMMUNITY = "community"


def _labels_seen(seeker: Seeker) -> Ids:
    return Label.objects.filter(state__in=SHOWN).values("pk")


def _labels(ids: Collection[int]) -> Part:
    said = facts(state="state", number="number", country="country_id", is_fictional="is_fictional")
    return part(Label.objects.filter(pk__in=ids), label="organisation__name", more=said)


def _say_label(row: Row) -> Hit:
    said = row.facts
    words = [said["number"], str(LabelState(said["state"]).label), country_name(said["country"])]
    return Hit(row.label, reverse("industry:label", args=[row.id]), " · ".join(words), is_fictional=bool(said["is_fictional"]))


def _profiles_seen(seeker: Seeker) -> Ids:
    rows = Profile.objects.all() if COMMUNITY in seeker.keys else Profile.objects.filter(is_public=True)
    return rows.values("pk")


def _profiles(ids: Collection[int]) -> Part:
    said = facts(stage="stage", country="country_id", pitch="pitch", is_fictional="is_fictional")
    return part(Profile.objects.filter(pk__in=ids), label="organisation__name", more=said)


def _say_profile(row: Row) -> Hit:
    said = row.facts
    words = f"{Stage(said['stage']).label} · {country_name(said['country'])}"
    return Hit(row.label, reverse("industry:sme", args=[row.id]), words, said["pitch"], is_fictional=bool(said["is_fictional"]))


def _investors(ids: Collection[int]) -> Part:
    said = facts(manager="manager", country="country_id", support="support", is_fictional="is_fictional")
    return part(Investor.objects.filter(pk__in=ids), label="name", more=said)


def _say_investor(row: Row) -> Hit:
    said = row.facts
    words = [said["manager"], str(Support(said["support"]).label), country_name(said["country"])]
    address = reverse("industry:investor", args=[row.id])
    return Hit(row.label, address, " · ".join(filter(None, words)), is_fictional=bool(said["is_fictional"]))


FOUND = {
    LABELS: Kind(gettext_lazy("Labels"), 47, _labels, _say_label, seen=_labels_seen),
    PROFILES: Kind(gettext_lazy("Small companies"), 48, _profiles, _say_profile, seen=_profiles_seen),
    INVESTORS: Kind(gettext_lazy("Investors"), 49, _investors, _say_investor),
}
