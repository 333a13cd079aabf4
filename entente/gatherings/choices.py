from django.db import models
from django.utils.translation import gettext_lazy as _


class GatheringKind(models.TextChoices):
    """What people come together for."""

    MEETING = "meeting", _("Meeting")
    ASSEMBLY = "assembly", _("Assembly")
    EVENT = "event", _("Event")
    PANEL = "panel", _("Panel")
    WORKSHOP = "workshop", _("Workshop")
    WEBINAR = "webinar", _("Webinar")
    TRAINING = "training", _("Training")
    INVESTOR_DAY = "investor_day", _("Investor day")


class GatheringState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    CANCELLED = "cancelled", _("Cancelled")


class GuestState(models.TextChoices):
    """What a guest said, and what became of it."""

    INVITED = "invited", _("No answer yet")
    ACCEPTED = "accepted", _("Comes")
    TENTATIVE = "tentative", _("Perhaps")
    DECLINED = "declined", _("Does not come")
    WAITING = "waiting", _("On the waiting list")


class Answer(models.TextChoices):
    """What a guest can say."""

    ACCEPTED = "accepted", _("I come")
    TENTATIVE = "tentative", _("Perhaps")
    DECLINED = "declined", _("I do not come")


class How(models.TextChoices):
    """Where a guest takes part."""

    ROOM = "room", _("In the room")
    ONLINE = "online", _("Online")


class Part(models.TextChoices):
    """What somebody does there, as the badge and the calendar say it."""

    GUEST = "guest", _("Guest")
    SPEAKER = "speaker", _("Speaker")
    CHAIR = "chair", _("Chair")
    HELPER = "helper", _("Organisation")


class Presence(models.TextChoices):
    """Whether somebody was there; empty while nobody has noted it."""

    ROOM = "room", _("In the room")
    ONLINE = "online", _("Online")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


class Via(models.TextChoices):
    """The way an answer came."""

    PAGE = "page", _("on the page")
    LINK = "link", _("by the link in the mail")
    MAIL = "mail", _("by the calendar")
    API = "api", _("by a program")
    DESK = "desk", _("noted by the organisers")


class RemindWhom(models.TextChoices):
    COMING = "coming", _("Those who come, and those who perhaps do")
    SILENT = "silent", _("Those who have not answered")


class Outcome(models.TextChoices):
    """What became of an answer that a calendar sent."""

    TAKEN = "taken", _("Taken")
    OLDER = "older", _("Older than what is known")
    STRANGER = "stranger", _("Not from an address that was invited")
    REFUSED = "refused", _("Could not be taken")
