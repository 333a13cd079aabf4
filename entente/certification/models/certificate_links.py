from django.db import models
from django.db.models import F, Q

from entente.certification.models.certificate import Certificate
from entente.certification.models.certificate_source import CertificateSource


class CertificateReference(models.Model):
    """The report of one certificate names another: it builds on it. By number, so that either may come in before the other."""

    from_number = models.CharField(max_length=80)
    from_key = models.CharField(max_length=80)
    to_number = models.CharField(max_length=80)
    to_key = models.CharField(max_length=80, db_index=True)
    source = models.ForeignKey(CertificateSource, on_delete=models.PROTECT, null=True, related_name="references")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_key", "to_key"], name="certification_reference_once"),
            models.CheckConstraint(name="certification_reference_of_two", condition=~Q(from_key=F("to_key"))),
        ]

    def __str__(self) -> str:
        return f"{self.from_number} builds on {self.to_number}"


class ExpiryTold(models.Model):
    """That the people of a holder were told of an end that comes nearer; once a certificate, end and distance."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="+")
    ends_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["certificate", "ends_on", "days"], name="certification_expiry_told_once")]

    def __str__(self) -> str:
        return f"{self.certificate}: {self.days}"
