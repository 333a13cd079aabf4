from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryState(models.TextChoices):
    """What became of one mail to one person."""

    QUEUED = "queued", _("Queued")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    DEFERRED = "deferred", _("Waiting to try again")
    UNSURE = "unsure", _("Handed over, no answer seen")
    BOUNCED = "bounced", _("Came back")
    SUPPRESSED = "suppressed", _("Not sent")
    FAILED = "failed", _("Given up")


class AnnouncementState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    HANDED_IN = "handed_in", _("Waits for a second pair of eyes")
    SCHEDULED = "scheduled", _("Approved, will be sent")
    SENT = "sent", _("Sent")
    STOPPED = "stopped", _("Could not be sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AnnouncementForm(models.TextChoices):
    ANNOUNCEMENT = "announcement", _("Announcement")
    NEWSLETTER = "newsletter", _("Newsletter")


class BounceKind(models.TextChoices):
    HARD = "hard", _("The address does not take mail")
    SOFT = "soft", _("The address could not take it then")
