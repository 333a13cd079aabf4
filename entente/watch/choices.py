from django.db import models
from django.utils.translation import gettext_lazy as _


class Pap(models.TextChoices):
    """The Permissible Actions Protocol: what may be done with it (https://github.com/MISP/misp-taxonomies, PAP). Empty: not said."""

    UNSAID = "", _("not said")
    CLEAR = "CLEAR", _("PAP:CLEAR, no limit")
    GREEN = "GREEN", _("PAP:GREEN, active actions allowed: block, ping, configure")
    AMBER = "AMBER", _("PAP:AMBER, passive checks only, also with services of others")
    RED = "RED", _("PAP:RED, nothing that can be noticed from outside")


class AdvisoryState(models.TextChoices):
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SeverityLevel(models.TextChoices):
    """The qualitative scale of CVSS 3 and 4. Unknown is not none."""

    UNKNOWN = "", _("Severity not known")
    NONE = "none", _("None")
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")
    CRITICAL = "critical", _("Critical")


class Origin(models.TextChoices):
    """Where a score comes from."""

    UNKNOWN = "", _("not known")
    COMPUTED = "computed", _("computed from the vector")
    DECLARED = "declared", _("declared by the source")


class SourceKind(models.TextChoices):
    WRITTEN = "written", _("Written here")
    KEV = "kev", _("CISA, known exploited vulnerabilities")
    CSAF = "csaf", _("CSAF 2.0 document")
    STIX = "stix", _("STIX 2.1 bundle")
    MISP = "misp", _("MISP event")
    EUVD = "euvd", _("ENISA, European vulnerability database")


class Stance(models.TextChoices):
    """What an organisation answers."""

    OPEN = "", _("Not answered")
    NOT_AFFECTED = "not_affected", _("We are not affected")
    AT_WORK = "at_work", _("We are affected and at work on it")
    DONE = "done", _("We were affected and have dealt with it")
    SEEN = "seen", _("We have read it and do not know yet")
