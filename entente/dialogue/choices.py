from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What stands beside a region."""

    STRATEGY = "strategy", _("Strategy")
    CLUSTER = "cluster", _("Cluster")
    HUB = "hub", _("Hub")
    PARTNER = "partner", _("Partner body")


class LinkKind(models.TextChoices):
    PARTNERSHIP = "partnership", _("Interregional partnership")
    PILOT = "pilot", _("Interregional pilot")


class LinkState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class BodyKind(models.TextChoices):
    AUTHORITY = "authority", _("Public authority")
    CENTRE = "centre", _("National coordination or competence centre")
    ASSOCIATION = "association", _("Association")
    REGION = "region", _("Region")
    AGENCY = "agency", _("Agency of the Union")
    INTERNATIONAL = "international", _("International organisation")
    OTHER = "other", _("Other")


class MemorandumState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    FORCE = "force", _("In force")
    RENEWED = "renewed", _("Renewed by another")
    ENDED = "ended", _("Ended")


class Whose(models.TextChoices):
    """Who has an obligation of a memorandum."""

    OURS = "ours", _("The partnership")
    THEIRS = "theirs", _("The partner")
    BOTH = "both", _("Both")


class ForWhom(models.TextChoices):
    """For whom a rate of an event is."""

    MEMBERS = "members", _("Members")
    PARTNERS = "partners", _("Partner bodies")
    EVERYONE = "everyone", _("Everyone else")


class FollowKind(models.TextChoices):
    NEED = "need", _("A need")
    CONTACT = "contact", _("A contact")
    INITIATIVE = "initiative", _("An initiative")
    OTHER = "other", _("Something else to do")


class Stage(models.TextChoices):
    """How far the answer to a consultation has come."""

    NOTED = "noted", _("Noted")
    DRAFT = "draft", _("Being drafted")
    COMMENT = "comment", _("In the comment round")
    ADOPTED = "adopted", _("Adopted")
    SENT = "sent", _("Sent")
    COMPARED = "compared", _("Compared with the outcome")
    DROPPED = "dropped", _("Not answered")


class Taken(models.TextChoices):
    """What became of a point of a position."""

    OPEN = "open", _("Not known yet")
    TAKEN = "taken", _("Taken up")
    PARTLY = "partly", _("Taken up in part")
    NOT = "not", _("Not taken up")


class Phase(models.TextChoices):
    """How far a country has come."""

    NOT_STARTED = "not_started", _("Not started")
    PREPARATION = "preparation", _("In preparation")
    TRANSPOSED = "transposed", _("Transposed")
    IMPLEMENTED = "implemented", _("Implemented")


ONWARD = {  # from where to where the answer to a consultation goes
    Stage.NOTED: (Stage.DRAFT, Stage.DROPPED),
    Stage.DRAFT: (Stage.COMMENT, Stage.ADOPTED, Stage.DROPPED),
    Stage.COMMENT: (Stage.ADOPTED, Stage.DRAFT, Stage.DROPPED),
    Stage.ADOPTED: (Stage.SENT, Stage.DROPPED),
    Stage.SENT: (Stage.COMPARED,),
    Stage.COMPARED: (),
    Stage.DROPPED: (Stage.NOTED,),
}
