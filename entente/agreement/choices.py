from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    PUBLIC = "public", _("Public side")
    PRIVATE = "private", _("Private side")


class Activity(models.TextChoices):
    """What a contribution paid for."""

    OWN_SHARE = "own_share", _("Own share in projects")
    INELIGIBLE = "ineligible", _("Ineligible cost in projects")
    FOLLOW_UP = "follow_up", _("Follow-up research and innovation")
    DEMONSTRATION = "demonstration", _("Demonstration")
    PRODUCTION = "production", _("Production investment")
    TRAINING = "training", _("Training")
    STANDARDISATION = "standardisation", _("Standardisation")
    AWARENESS = "awareness", _("Awareness")


class Grade(models.TextChoices):
    """How well a line is evidenced."""

    A = "A", _("A certified")
    P = "P", _("P from a public record")
    B = "B", _("B documented")
    C = "C", _("C declared")
    D = "D", _("D estimated")


class Source(models.TextChoices):
    DECLARED = "declared", _("Declared by the organisation")
    IMPORTED = "imported", _("Imported by the office")
    PARTICIPATION = "participation", _("Derived from a participation")


class State(models.TextChoices):
    """How far a declaration has come; accepted, reduced and rejected are read from its decision, replaced from its correction."""

    PLANNED = "planned", _("Planned")
    DECLARED = "declared", _("Declared")
    DOCUMENTED = "documented", _("Documented")
    REVIEWED = "reviewed", _("Reviewed")
    ACCEPTED = "accepted", _("Accepted")
    REDUCED = "reduced", _("Reduced")
    REJECTED = "rejected", _("Rejected")
    REPLACED = "replaced", _("Replaced")


class RejectionReason(models.TextChoices):
    NOT_EVIDENCED = "not_evidenced", _("The evidence does not show the amount")
    OUT_OF_SCOPE = "out_of_scope", _("Not within the contract's activities")
    DOUBLE = "double", _("Already counted in another line")
    EU_FUNDED = "eu_funded", _("Paid by EU money")
    WRONG_YEAR = "wrong_year", _("Belongs to another year")
    OTHER = "other", _("Another reason, stated in the note")


class Effect(models.TextChoices):
    INCLUDE = "include", _("include")
    EXCLUDE = "exclude", _("exclude")


class RemarkKind(models.TextChoices):
    """What the public side and the office say about one printed figure."""

    QUESTION = "question", _("Question")
    ANSWER = "answer", _("Answer")
    AGREEMENT = "agreement", _("Agreement")
