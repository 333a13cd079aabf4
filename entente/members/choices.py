from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is; an installation groups the kinds into its own categories."""

    LARGE_COMPANY = "large_company", _("Large company")
    SME = "sme", _("SME")
    RESEARCH_CENTRE = "research_centre", _("Research centre")
    UNIVERSITY = "university", _("University")
    END_USER = "end_user", _("End user")
    OPERATOR = "operator", _("Operator")
    ASSOCIATION = "association", _("Association")
    LOCAL_AUTHORITY = "local_authority", _("Local public authority")
    REGIONAL_AUTHORITY = "regional_authority", _("Regional public authority")
    NATIONAL_AUTHORITY = "national_authority", _("National public authority")


class StandingKind(models.TextChoices):
    APPLICANT = "applicant", _("Applicant")
    ADMITTED = "admitted", _("Admitted")
    SUSPENDED = "suspended", _("Suspended")
    LEFT = "left", _("Left")
    EXCLUDED = "excluded", _("Excluded")


class IdentifierScheme(models.TextChoices):
    PIC = "pic", _("PIC (European Commission)")
    VAT = "vat", _("VAT number")
    LEI = "lei", _("LEI")
    REGISTER = "register", _("National register number")


class SizeClass(models.TextChoices):
    """Recommendation 2003/361/EC."""

    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")
    UNKNOWN = "unknown", _("Not known")


class DuesState(models.TextChoices):
    PAID = "paid", _("Paid")
    UNPAID = "unpaid", _("Unpaid")
    NOT_COLLECTED = "not_collected", _("Not collected")


class DelegationRole(models.TextChoices):
    REPRESENTATIVE = "representative", _("Representative: speaks for the organisation")
    DEPUTY = "deputy", _("Deputy: speaks when the representative cannot")
    DECLARANT = "declarant", _("Declarant: declares contributions")
    CONTACT = "contact", _("Contact: is written to")
    EXPERT = "expert", _("Expert: works in groups and projects for the organisation")
    INVOICES = "invoices", _("Invoices: is sent what has to be paid")
    ASSISTANT = "assistant", _("Assistant: keeps somebody's calendar")
    EMPLOYEE = "employee", _("Employee: works there, without a task here")


SPEAKING_ROLES = frozenset({DelegationRole.REPRESENTATIVE, DelegationRole.DEPUTY})
