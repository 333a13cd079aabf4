from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    SCHEDULED = "scheduled", _("Will open by itself")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Asks(models.TextChoices):
    """Who gives one answer."""

    PERSON = "person", _("Each person")
    MEMBER = "member", _("Each member organisation: any delegate answers for it")
    ORGANISATION = "organisation", _("Each organisation, member or not: any delegate answers for it")


class Became(models.TextChoices):
    """What has become of one asking."""

    WAITING = "waiting", _("Not answered")
    SENT = "sent", _("Answered")
    NOTHING = "nothing", _("Nothing to report")
    DECLINED = "declined", _("Declined")


class Results(models.TextChoices):
    """Who sees the results besides those who organise the round."""

    ORGANISERS = "organisers", _("Nobody else: only those who organise the round")
    ASKED = "asked", _("Those who were asked, once it is closed")
    AT_ONCE = "at_once", _("Those who were asked, as soon as they have answered")
    CIRCLE = "circle", _("Everyone who may see the round, once it is closed")
