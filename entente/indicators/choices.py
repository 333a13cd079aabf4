from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    UP = "up", _("More is better")
    DOWN = "down", _("Less is better")


class Source(models.TextChoices):
    """Who brings the values."""

    COMPUTED = "computed", _("Computed here")
    ENTERED = "entered", _("Entered")
    IMPORTED = "imported", _("Imported")


class ObservationState(models.TextChoices):
    DRAFT = "draft", _("Waits for a second pair of eyes")
    VALIDATED = "validated", _("Validated")
    REJECTED = "rejected", _("Sent back")
