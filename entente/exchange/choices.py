from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeKind(models.TextChoices):
    PRACTICE = "practice", _("Practice")
    SOLUTION = "solution", _("Solution")
    PROCEDURE = "procedure", _("Procedure")


class PracticeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUT = "put", _("Waits for review")
    PUBLISHED = "published", _("Published")
    PAST = "past", _("Replaced")


class Light(models.TextChoices):
    """Markings of the exchange: what is for named persons only is no practice."""

    CLEAR = "CLEAR", "TLP:CLEAR"
    GREEN = "GREEN", "TLP:GREEN"
    AMBER = "AMBER", "TLP:AMBER"
    AMBER_STRICT = "AMBER+STRICT", "TLP:AMBER+STRICT"


class NeedState(models.TextChoices):
    OPEN = "open", _("Open")
    MET = "met", _("Met")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Dismissal(models.TextChoices):
    """Why a suggestion does not help: one word, so that suggestions can be measured."""

    TOPIC = "topic", _("It is about something else")
    SECTOR = "sector", _("It does not carry over to our sector")
    COST = "cost", _("It costs too much")
    RIPENESS = "ripeness", _("It is not ready enough")
    HAVE = "have", _("We have it, or something like it")
    OTHER = "other", _("Another reason")


class ReuseState(models.TextChoices):
    CONTACTED = "contacted", _("Contacted")
    MET = "met", _("Met")
    TRIED = "tried", _("Tried")
    ADOPTED = "adopted", _("Adopted")
    NOT = "not", _("Not adopted")


class WhyNot(models.TextChoices):
    FIT = "fit", _("It does not fit")
    COST = "cost", _("Cost or effort")
    RIPENESS = "ripeness", _("Not ready enough")
    RULES = "rules", _("Rules or certificates stand against it")
    PEOPLE = "people", _("Nobody here to do it")
    OTHER = "other", _("Another reason")


LATER = {  # what can follow each state
    ReuseState.CONTACTED: (ReuseState.MET, ReuseState.TRIED, ReuseState.ADOPTED, ReuseState.NOT),
    ReuseState.MET: (ReuseState.TRIED, ReuseState.ADOPTED, ReuseState.NOT),
    ReuseState.TRIED: (ReuseState.ADOPTED, ReuseState.NOT),
    ReuseState.ADOPTED: (),
    ReuseState.NOT: (),
}
GOING_ON = [ReuseState.CONTACTED.value, ReuseState.MET.value, ReuseState.TRIED.value]
