from django.db import models
from django.utils.translation import gettext_lazy as _

from entente.engine.marking import Marking


class CountryGroup(models.TextChoices):
    """Circles of countries that a country joins and leaves on a day."""

    EU = "eu", _("European Union")
    EEA = "eea", _("European Economic Area")
    EFTA = "efta", _("European Free Trade Association")
    ASSOCIATED = "associated", _("Associated to Horizon 2020")


class ReportingGroup(models.TextChoices):
    """The one group a country is counted under: the first that holds on the day."""

    EU = "eu", _("EU Member State")
    EFTA = "efta", _("EEA or EFTA country")
    ASSOCIATED = "associated", _("Associated country")
    OTHER = "other", _("Other country")


class Scheme(models.TextChoices):
    """Lists of sectors, each for its own purpose."""

    DEMAND = "demand", _("Sectors of demand")
    NIS2 = "nis2", _("Sectors of the NIS 2 Directive")
    JRC = "jrc", _("Sectors of the European cybersecurity taxonomy")


class Relation(models.TextChoices):
    """What a sector is to one of another list: the source is ... the target."""

    EQUAL = "equal", _("the same as")
    SUBSET = "subset", _("a part of")
    SUPERSET = "superset", _("more than")
    INTERSECT = "intersect", _("overlapping with")


class ActivityType(models.TextChoices):
    """How EU project data tells participants apart."""

    HES = "HES", _("Higher or secondary education")
    REC = "REC", _("Research organisation")
    PUB = "PUB", _("Public body")
    PRC = "PRC", _("Private for-profit company")
    OTH = "OTH", _("Other")


class TrafficLight(models.TextChoices):
    """The marking of a text, as a form offers it; `engine.marking` decides what it means."""

    CLEAR = Marking.CLEAR.value, "TLP:CLEAR"
    GREEN = Marking.GREEN.value, "TLP:GREEN"
    AMBER = Marking.AMBER.value, "TLP:AMBER"
    AMBER_STRICT = Marking.AMBER_STRICT.value, "TLP:AMBER+STRICT"
    RED = Marking.RED.value, "TLP:RED"

    @property
    def marking(self) -> Marking:
        return Marking(self.value)

    @property
    def meaning(self) -> str:
        return str(_MEANINGS[self.marking])


_MEANINGS = {
    Marking.CLEAR: _("No limit: it may be passed on to everyone."),
    Marking.GREEN: _("For the community: it may be passed on within the partnership, never in public."),
    Marking.AMBER: _("For the recipients, their organisations and those organisations' clients, as far as each needs to know it."),
    Marking.AMBER_STRICT: _("For the recipients and their own organisations only, as far as each needs to know it."),
    Marking.RED: _("For the eyes and ears of the persons named only."),
}
