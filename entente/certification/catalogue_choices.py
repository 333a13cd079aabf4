from django.db import models
from django.utils.translation import gettext_lazy as _

from entente.engine.coverage.relations import Relation


class CatalogueState(models.TextChoices):
    CONSULTATION = "consultation", _("In consultation")
    IN_USE = "in_use", _("In use")
    ENDED = "ended", _("Ended")


class SetState(models.TextChoices):
    """A draft is read by nobody else; what was superseded can still be chosen."""

    DRAFT = "draft", _("Draft")
    IN_USE = "in_use", _("In use")
    SUPERSEDED = "superseded", _("Superseded")


class RelationKind(models.TextChoices):
    """The source is ... the target."""

    EQUAL = "equal", _("equal to")
    SUPERSET = "superset", _("wider than (contains)")
    SUBSET = "subset", _("part of")
    INTERSECTS = "intersects", _("overlapping with")
    NOT_RELATED = "not_related", _("not related to")

    @property
    def code(self) -> Relation:
        return Relation[self.name]


class RowState(models.TextChoices):
    PROPOSED = "proposed", _("Not reviewed")
    REVIEWED = "reviewed", _("Reviewed")
    CONFLICT = "conflict", _("Two relations given")
    REJECTED = "rejected", _("Rejected")


class Confidence(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Proposal(models.TextChoices):
    """What a comment asks of a candidate requirement."""

    WORDING = "wording", _("Say it better; its meaning stays")
    DROP = "drop", _("Take it out")
    ALIGN = "align", _("Bring it in line with a requirement of another catalogue")
    SUPPORT = "support", _("Keep it as it is")


class CommentState(models.TextChoices):
    OPEN = "open", _("Open")
    TAKEN_UP = "taken_up", _("Taken up")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")
