from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """For whom a scheme is made."""

    EUROPEAN = "eu", _("European Union")
    NATIONAL = "national", _("One country")
    INTERNATIONAL = "international", _("International")


class Scope(models.TextChoices):
    """What a scheme certifies."""

    PRODUCT = "product", _("Product")
    CLOUD_SERVICE = "cloud_service", _("Cloud service")
    MANAGED_SERVICE = "managed_service", _("Managed service")
    ORGANISATION = "organisation", _("Organisation or system")
    PERSON = "person", _("Person")


class SchemeState(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    IN_FORCE = "in_force", _("In force")
    ENDING = "ending", _("Ending")
    ENDED = "ended", _("Ended")


class BodyRole(models.TextChoices):
    OWNS = "owns", _("owns the scheme")
    ISSUES = "issues", _("issues certificates")
    ASSESSES = "assesses", _("assesses")
    ACCREDITS = "accredits", _("accredits the bodies")


class LinkKind(models.TextChoices):
    """What one scheme is to another: the first ... the second."""

    SUCCEEDS = "succeeds", _("succeeds")
    COVERS = "covers", _("takes the place of")
    RECOGNISES = "recognises", _("recognises")
    BUILDS_ON = "builds_on", _("builds on")


class CertificateState(models.TextChoices):
    VALID = "valid", _("Valid")
    SUSPENDED = "suspended", _("Suspended")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ARCHIVED = "archived", _("Archived")


class StandardBody(models.TextChoices):
    CEN_CENELEC = "cen-cenelec", "CEN/CENELEC"
    CEN = "cen", "CEN"
    CENELEC = "cenelec", "CENELEC"
    ETSI = "etsi", "ETSI"
    ISO = "iso", "ISO"
    IEC = "iec", "IEC"
    ISO_IEC = "iso-iec", "ISO/IEC"
    OTHER = "other", _("Other")


class StandardState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DRAFT = "draft", _("Draft")
    ENQUIRY = "enquiry", _("In enquiry")
    VOTE = "vote", _("In vote")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReferenceKind(models.TextChoices):
    REQUIREMENT = "requirement", _("Requirement")
    LEVEL = "level", _("Scheme or level")


class BallotKind(models.TextChoices):
    ENQUIRY = "enquiry", _("Enquiry")
    VOTE = "vote", _("Formal vote")


class CommitteeRole(models.TextChoices):
    MEMBER = "member", _("Member")
    EXPERT = "expert", _("Expert")
    CHAIR = "chair", _("Chair")
    CONVENOR = "convenor", _("Convenor")
    LIAISON = "liaison", _("Liaison")


class CommentOutcome(models.TextChoices):
    OPEN = "", _("Not decided yet")
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    NOTED = "noted", _("Noted")
    REJECTED = "rejected", _("Not accepted")
