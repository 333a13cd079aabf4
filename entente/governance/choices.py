from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What a body is; its powers, seats and rules are data of their own."""

    ASSEMBLY = "assembly", _("General assembly")
    BOARD = "board", _("Board of directors")
    PARTNERSHIP_BOARD = "partnership_board", _("Partnership board")
    COMMITTEE = "committee", _("Committee")
    WORKING_GROUP = "working_group", _("Working group")
    TASK_FORCE = "task_force", _("Task force")


class Joining(models.TextChoices):
    """How somebody comes into a body."""

    ASK = "ask", _("People of the community ask to join, and the chairs answer")
    NAMED = "named", _("Only by mandate: nobody can ask to join")


class MandateRole(models.TextChoices):
    """What a person is in a body."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    SECRETARY = "secretary", _("Secretary")
    MEMBER = "member", _("Member")
    SUBSTITUTE = "substitute", _("Substitute")
    OBSERVER = "observer", _("Observer")


class ProposalKind(models.TextChoices):
    """Who has to say yes."""

    REQUEST = "request", _("A person asks to join; the chairs answer")
    OFFER = "offer", _("A seat is offered; the person answers")


class ProposalState(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


CHAIRING = frozenset({MandateRole.CHAIR, MandateRole.VICE_CHAIR})  # who answers those who ask to join, and offers seats
KEEPING = CHAIRING | {MandateRole.SECRETARY}  # who files, arranges, keeps the agenda and writes minutes


SEATED = CHAIRING | {MandateRole.MEMBER}  # who holds a seat: observers, secretaries and substitutes hold none


class PowerKind(models.TextChoices):
    """How a body takes part in deciding something."""

    DECIDES = "decides", _("decides")
    ELECTS = "elects", _("elects")
    APPROVES = "approves", _("approves")
    RECOMMENDS = "recommends", _("recommends, and does not decide")
    RECEIVES = "receives", _("receives, to take note")


class MeetingKind(models.TextChoices):
    """By which notice a meeting is called."""

    ORDINARY = "ordinary", _("Ordinary meeting")
    EXTRAORDINARY = "extraordinary", _("Extraordinary meeting")
    SECOND_CALL = "second_call", _("Second call, after one without a quorum")


class Taking(models.TextChoices):
    """How a meeting takes place, as its notice says."""

    ROOM = "room", _("in a room")
    REMOTE = "remote", _("from afar")
    HYBRID = "hybrid", _("in a room and from afar")


class WrittenForm(models.TextChoices):
    """How a written procedure is carried."""

    SILENCE = "silence", _("Silence: carried unless somebody objects")
    CONSENT = "consent", _("Consent: carried when enough of all who sit there agree in writing")


class WrittenState(models.TextChoices):
    OPEN = "open", _("Open")
    CARRIED = "carried", _("Carried")
    NOT_CARRIED = "not_carried", _("Not carried")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Answered(models.TextChoices):
    """What somebody says in a written procedure."""

    AGREE = "agree", _("I agree")
    OBJECT = "object", _("I object")
    ABSTAIN = "abstain", _("I abstain")


class DeliverableState(models.TextChoices):
    """How far a deliverable has come."""

    IDEA = "idea", _("Idea")
    DRAFT = "draft", _("Draft")
    CONSULTATION = "consultation", _("In consultation")
    ADOPTED = "adopted", _("Adopted")
    PUBLISHED = "published", _("Published")


class Disposition(models.TextChoices):
    """What became of a comment."""

    OPEN = "open", _("Not dealt with yet")
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REJECTED = "rejected", _("Not accepted")
    NOTED = "noted", _("Noted")


class PointState(models.TextChoices):
    """What became of an action."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
