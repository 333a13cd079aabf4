from django.db import models
from django.utils.translation import gettext_lazy as _


class Seen(models.TextChoices):
    """Who may read a field of an entry."""

    PUBLIC = "public", _("everyone")
    ORGANISATION = "organisation", _("the organisation concerned and the office")
    OFFICE = "office", _("the office and the auditors")
    PERSONAL = "personal", _("the person concerned and the office")
