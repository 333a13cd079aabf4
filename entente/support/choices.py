from django.db import models
from django.utils.translation import gettext_lazy as _


class SupportKind(models.TextChoices):
    """What a member can ask the partnership for."""

    LETTER = "letter", _("Letter of support")
    DISSEMINATION = "dissemination", _("Dissemination")
    SPEAKER = "speaker", _("A speaker")
    PARTNERS = "partners", _("Partners")
    NAME = "name", _("Use of the name")


class RequestState(models.TextChoices):
    ASKED = "asked", _("Asked")
    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    HANDED_IN = "handed_in", _("Waits for a second pair of eyes")
    SIGNED = "signed", _("Signed off")


class Turn(models.TextChoices):
    """Whose word is awaited in the conversation."""

    NOBODY = "", _("Nobody’s")
    OFFICE = "office", _("The office’s")
    MEMBER = "member", _("The member’s")


OPEN = [RequestState.ASKED.value, RequestState.TAKEN_UP.value]
FOUR_EYES = frozenset({SupportKind.LETTER.value, SupportKind.NAME.value})  # these bind the partnership towards others
