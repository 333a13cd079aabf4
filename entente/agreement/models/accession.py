from datetime import date

from django.db import models
from django.db.models import Q

from entente.agreement.models.contract import Contract
from entente.files.models import Upload
from entente.members.models import Organisation
from entente.record.models import Dated, DatedQuerySet


class Accession(Dated):
    """A member signed the contract on `from_on`, by the hand of `signatory`; `to_on` is the day it withdrew."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="accessions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accessions")
    signatory = models.CharField(max_length=200)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["contract", "organisation"], condition=Q(superseded_at=None, to_on=None), name="agreement_accession_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} signed {self.contract}"

    @property
    def signed_on(self) -> date:
        return self.from_on
