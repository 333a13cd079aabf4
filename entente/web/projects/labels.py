"""What the filters of the list and the codes of the source are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.projects.queries.register import FICTIONAL, REAL, UNKNOWN
from entente.vocabulary.names import country_name

FACETS: dict[str, str | Promise] = {
    "topic": gettext_lazy("Topic"),
    "call": gettext_lazy("Call"),
    "scheme": gettext_lazy("Funding scheme"),
    "country": gettext_lazy("Country of a participant"),
    "framework": gettext_lazy("Framework programme"),
    "year": gettext_lazy("Start"),
    "origin": gettext_lazy("Origin"),
}
ORIGINS: dict[str, str | Promise] = {REAL: gettext_lazy("Public record"), FICTIONAL: gettext_lazy("Fictional")}
ROLES: dict[str, str | Promise] = {
    "coordinator": gettext_lazy("Coordinator"),
    "participant": gettext_lazy("Participant"),
    "partner": gettext_lazy("Partner"),
    "thirdParty": gettext_lazy("Third party"),
    "associatedPartner": gettext_lazy("Associated partner"),
    "internationalPartner": gettext_lazy("International partner"),
}
ACTIVITIES: dict[str, str | Promise] = {
    "HES": gettext_lazy("Higher or secondary education"),
    "REC": gettext_lazy("Research"),
    "PUB": gettext_lazy("Public body"),
    "PRC": gettext_lazy("Private, for profit"),
    "OTH": gettext_lazy("Other"),
}
STATUSES: dict[str, str | Promise] = {
    "SIGNED": gettext_lazy("Signed"),
    "CLOSED": gettext_lazy("Closed"),
    "TERMINATED": gettext_lazy("Terminated"),
    "SUSPENDED": gettext_lazy("Suspended"),
}
TONES = {"SIGNED": "good", "SUSPENDED": "warn", "TERMINATED": "bad"}


def label(facet: str, value: str) -> str:
    """The words for a value of a filter; codes are their own words."""
    if value == UNKNOWN:
        return _("Not stated")
    if facet == "country":
        return country_name(value)
    return str(ORIGINS.get(value, value)) if facet == "origin" else value


def said(words: dict[str, str | Promise], code: str) -> str:
    """The words for a code of the source; one that nobody knows stands for itself."""
    return str(words.get(code, code))
