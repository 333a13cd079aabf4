"""The closed vocabularies of barriers, measures and scenarios."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a measure stands in its life, in this order; ENDED can follow any before a decision."""

    EVIDENCE = "evidence", _("Barriers with evidence")
    OPTIONS = "options", _("Options")
    CONSULTATION = "consultation", _("Consultation")
    ADVICE = "advice", _("Advice of the partnership board")
    DECIDED = "decided", _("Decided by the Commission")
    IN_FORCE = "in_force", _("In force")
    OBSERVED = "observed", _("Observed against the forecast")
    PROPOSED = "proposed", _("Proposed, not adopted")
    ENDED = "ended", _("Not pursued")


ORDER = [Stage.EVIDENCE, Stage.OPTIONS, Stage.CONSULTATION, Stage.ADVICE, Stage.DECIDED, Stage.IN_FORCE, Stage.OBSERVED]


class Effect(models.TextChoices):
    """What a measure changes in the market; a measure without an effect is kept, and counts nothing in a scenario."""

    RECOGNISE = "recognise", _("Mutual recognition of a pair or club")
    ADOPT = "adopt", _("A European scheme is adopted")
    ACCEPT = "accept", _("A level is accepted")
    HARMONISE = "harmonise", _("A requirement is harmonised")
    FUND = "fund", _("Assessment capacity is funded")
    NONE = "", _("None that can be counted")


class Stance(models.TextChoices):
    FOR = "for", _("In favour")
    CONDITIONS = "conditions", _("In favour on conditions")
    AGAINST = "against", _("Against")
    NO_VIEW = "no_view", _("No view")


class BarrierState(models.TextChoices):
    REPORTED = "reported", _("Waits for verification")
    VERIFIED = "verified", _("Verified")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Taken back")


class Evidence(models.TextChoices):
    A = "A", _("A certified")
    B = "B", _("B documented")
    C = "C", _("C declared")
    D = "D", _("D estimated")


class StillThere(models.TextChoices):
    """The answer when asked again once the measure is in force."""

    NOT_ASKED = "", _("Not asked yet")
    ASKED = "asked", _("Asked")
    GONE = "gone", _("It is gone")
    EASIER = "easier", _("It is easier")
    THERE = "there", _("It is still there")
