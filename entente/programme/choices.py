from django.db import models
from django.utils.translation import gettext_lazy as _


class Horizon(models.TextChoices):
    SHORT = "short", _("Short term")
    MEDIUM = "medium", _("Medium term")
    LONG = "long", _("Long term")
    PUBLIC = "public", _("The public side’s")


class InitiativeKind(models.TextChoices):
    INITIATIVE = "initiative", _("Initiative")
    PROJECT = "project", _("Project")


class InitiativeState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Turn(models.TextChoices):
    """What the partnership does about an initiative."""

    ADOPT = "adopt", _("Adopt it")
    BEGIN = "begin", _("It begins")
    FINISH = "finish", _("It is done")
    STOP = "stop", _("Stop it")


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUT = "put", _("Before the board")
    ADOPTED = "adopted", _("Adopted")


LIVE = [InitiativeState.ADOPTED.value, InitiativeState.RUNNING.value]
SHOWN = [InitiativeState.ADOPTED.value, InitiativeState.RUNNING.value, InitiativeState.DONE.value, InitiativeState.STOPPED.value]
NEXT = {  # from where to where each turn leads
    Turn.ADOPT: ({InitiativeState.PROPOSED}, InitiativeState.ADOPTED),
    Turn.BEGIN: ({InitiativeState.ADOPTED}, InitiativeState.RUNNING),
    Turn.FINISH: ({InitiativeState.RUNNING}, InitiativeState.DONE),
    Turn.STOP: ({InitiativeState.PROPOSED, InitiativeState.ADOPTED, InitiativeState.RUNNING}, InitiativeState.STOPPED),
}
