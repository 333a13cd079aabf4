from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductKind(models.TextChoices):
    HARDWARE = "hardware", _("Hardware")
    SOFTWARE = "software", _("Software")
    CLOUD_SERVICE = "cloud_service", _("Cloud service")
    MANAGED_SERVICE = "managed_service", _("Managed security service")
    SERVICE = "service", _("Other service")


class ResilienceCategory(models.TextChoices):
    """Categories of Regulation (EU) 2024/2847, the Cyber Resilience Act."""

    NOT_KNOWN = "", _("Not known")
    DEFAULT = "default", _("Default")
    IMPORTANT_1 = "important_1", _("Important, class I")
    IMPORTANT_2 = "important_2", _("Important, class II")
    CRITICAL = "critical", _("Critical")
    OUTSIDE = "outside", _("Outside the Act")

    @property
    def meaning(self) -> str:
        return str(_MEANINGS[self])


_MEANINGS = {
    ResilienceCategory.NOT_KNOWN: _("Nobody has said yet which category holds."),
    ResilienceCategory.DEFAULT: _("The maker may assess conformity itself (module A)."),
    ResilienceCategory.IMPORTANT_1: _(
        "Self-assessment only where a harmonised standard, common specification or European scheme covers it; else modules B and C, or H."
    ),
    ResilienceCategory.IMPORTANT_2: _("Modules B and C, or H, or a European certificate at least at level substantial."),
    ResilienceCategory.CRITICAL: _("A European certificate, once a delegated act says so; until then as important, class II."),
    ResilienceCategory.OUTSIDE: _("The Act does not apply to it, for instance because it is a service."),
}
