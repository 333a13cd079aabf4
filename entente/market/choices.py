"""The closed vocabularies of the market."""

from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from entente.vocabulary.choices import Scheme
from entente.vocabulary.reference import shipped

CONSUMERS = "consumers"  # a market that no list of sectors knows, and for which labels are made
_TOO_WIDE = {"nis2-annex-1", "nis2-annex-2"}


class Scope(models.TextChoices):
    """What a certificate is for, as far as markets ask for it: the scopes of schemes, and consumer devices apart from other products."""

    PRODUCT = "product", _("Product")
    CONSUMER_DEVICE = "consumer_device", _("Consumer device")
    CLOUD_SERVICE = "cloud_service", _("Cloud service")
    MANAGED_SERVICE = "managed_service", _("Managed service")
    ORGANISATION = "organisation", _("Organisation or system")

    def is_asked_in(self, sector: str) -> bool:
        """Consumer devices are sold to consumers, everything else to the other sectors."""
        return (self == Scope.CONSUMER_DEVICE) == (sector == CONSUMERS)


class Mode(models.TextChoices):
    """What a market asks; a market without a rule on file is "not collected", which is none of these."""

    NOTHING = "nothing", _("Nothing is asked")
    VOLUNTARY = "voluntary", _("Voluntary")
    PROCUREMENT = "procurement", _("Asked in procurement")
    MANDATORY = "mandatory", _("Mandatory")


class Where(models.TextChoices):
    """In which markets a rule of recognition holds."""

    EU = "eu", _("All Member States of the European Union")
    NAMED = "named", _("The states named")


class Profile(models.TextChoices):
    """Which protection profiles a rule of recognition asks for."""

    ANY = "", _("Any, or none")
    COLLABORATIVE = "cpp", _("A collaborative protection profile, exactly")


class Domain(models.TextChoices):
    """Technical domains of the SOG-IS agreement and of Annex I of Implementing Regulation (EU) 2024/482."""

    ANY = "", _("Any")
    SMART_CARDS = "smart-cards", _("Smart cards and similar devices")
    SECURITY_BOXES = "security-boxes", _("Hardware devices with security boxes")


class Unit(models.TextChoices):
    EUR = "eur", _("Euro")
    DAYS = "days", _("Person-days")


class Counts(models.TextChoices):
    """What a range of costs covers: only the whole enters F_cost."""

    WHOLE = "whole", _("Everything a certificate costs")
    FEE = "fee", _("The authority's fee only")
    EVALUATION = "evaluation", _("The evaluation only")


class Confidence(models.TextChoices):
    LOW = "low", _("Low: one source, or an old one")
    MEDIUM = "medium", _("Medium: several sources that agree")
    HIGH = "high", _("High: observed and checked")


def sectors() -> dict[str, str]:
    """The sectors that markets are made of: those of the NIS2 Directive's annexes, and consumers."""
    return _listed() | {CONSUMERS: str(_("Consumers"))}


def sector_name(code: str) -> str:
    return str(_("Consumers")) if code == CONSUMERS else _listed().get(code, code)


@cache
def _listed() -> dict[str, str]:
    return {one.code: one.name for one in shipped().sectors if one.scheme == Scheme.NIS2 and one.parent in _TOO_WIDE}
