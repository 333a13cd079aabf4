from django.db import models
from django.utils.translation import gettext_lazy as _


class VoteKind(models.TextChoices):
    MOTION = "motion", _("Motion")
    ELECTION = "election", _("Election")


class Form(models.TextChoices):
    """How a body votes."""

    MEETING = "meeting", _("In a meeting")
    WRITTEN = "written", _("In writing: everybody casts a vote")
    SILENCE = "silence", _("In writing: who stays silent agrees, one objection stops it")
    CONSENT = "consent", _("In writing: everybody has to agree")


class Level(models.TextChoices):
    """Who may know who voted what; the engine's levels of secrecy."""

    ROLL_CALL = "roll_call", _("Roll-call")
    SEPARATED = "separated", _("Secret by separation")
    CRYPTOGRAPHIC = "cryptographic", _("Cryptographic, with Belenios")


class VoteState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    FROZEN = "frozen", _("Roll frozen")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, not counted yet")
    COUNTED = "counted", _("Counted")
    CANCELLED = "cancelled", _("Cancelled")


class CandidacyState(models.TextChoices):
    STANDS = "stands", _("Stands")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Not eligible")


class Outcome(models.TextChoices):
    CARRIED = "carried", _("Carried")
    NOT_CARRIED = "not_carried", _("Not carried")
    ELECTED = "elected", _("Elected")
    TIED = "tied", _("Tied: nothing decided")
    NO_QUORUM = "no_quorum", _("No quorum")
    TAKEN = "taken", _("Taken without a vote")


WRITTEN = frozenset({Form.WRITTEN.value, Form.SILENCE.value, Form.CONSENT.value})
NAMED = frozenset({Form.SILENCE.value, Form.CONSENT.value})  # these need to know who objects, so they are never secret
OVER = frozenset({VoteState.COUNTED.value, VoteState.CANCELLED.value})
