from django.db import models
from django.utils.translation import gettext_lazy as _


class Horizon(models.TextChoices):
    """When a topic's result is wanted; ranks are worked out for each horizon by itself."""

    SHORT = "short", _("Short term")
    MEDIUM = "medium", _("Medium term")
    LONG = "long", _("Long term")


class TopicState(models.TextChoices):
    PROPOSED = "proposed", _("Waits for screening")
    BACK = "back", _("Back with who proposed it")
    TAKEN_IN = "taken_in", _("Taken in")
    LEFT_OUT = "left_out", _("Not taken in")
    MERGED = "merged", _("Merged into another")
    SPLIT = "split", _("Split into others")


class Verdict(models.TextChoices):
    """What screening says about a topic."""

    TAKE_IN = "taken_in", _("Take it in")
    SEND_BACK = "back", _("Send it back to be mended")
    LEAVE_OUT = "left_out", _("Do not take it in")


class Method(models.TextChoices):
    """How a panel assesses topics."""

    PAIRS = "pairs", _("Comparing pairs")
    CRITERIA = "criteria", _("Scoring criteria")


class RoundState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class CallState(models.TextChoices):
    """What the funder says of a call topic; an unknown state is none of these."""

    FORTHCOMING = "forthcoming", _("Forthcoming")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    UNKNOWN = "unknown", _("Not known")


class LinkState(models.TextChoices):
    """What a person said of a link between a topic and a call topic. What a text suggests is never a link by itself."""

    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")


LIVING = [TopicState.PROPOSED.value, TopicState.BACK.value, TopicState.TAKEN_IN.value]
OPEN_TO_CHANGE = [TopicState.PROPOSED.value, TopicState.BACK.value]
