from django.db import models
from django.utils.translation import gettext_lazy as _


class Afterwards(models.TextChoices):
    """What happens to a document on the day after the last on which it is kept."""

    ASK = "ask", _("Ask: it is listed as run out until somebody decides")
    RETIRE = "retire", _("Retire it: it leaves the lists; who has the link can still open it")
    DESTROY = "destroy", _("Destroy it: its words and files are deleted, the record keeps that it was here")


class Unread(models.TextChoices):
    """Why the words of a file, or some of them, are not known; `reading.Unread` finds it out."""

    NOTHING = "", _("All its words are known.")
    ENCRYPTED = "encrypted", _("It is protected by a password: no preview, and its words are not found by searching.")
    DAMAGED = "damaged", _("Its words could not be read: no preview, and they are not found by searching.")
    TOO_LONG = "too_long", _("It is too long to be read here: no preview, and its words are not found by searching.")
    WORDLESS = "wordless", _("It holds pictures of pages but no words: they are not found by searching.")
    CUT = "cut", _("It is very long: only its first million letters are shown and found by searching.")
    UNKNOWN = "unknown", _("Files of this kind have no preview here, and their words are not found by searching.")
