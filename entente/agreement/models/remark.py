from django.db import models

from entente.agreement.choices import RemarkKind
from entente.agreement.models.contract import Contract
from entente.people.models import Person


class Remark(models.Model):
    """What the public side says about one figure, and what the office answers. `printed` is the figure as it stood then."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="remarks")
    measure = models.CharField(max_length=60)
    filter = models.CharField(max_length=200, blank=True)  # the address' query, sorted
    as_of = models.DateField()
    printed = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=RemarkKind.choices)
    text = models.CharField(max_length=2000, blank=True)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contract", "measure", "as_of"], name="agreement_remark_by_figure")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.measure}"
