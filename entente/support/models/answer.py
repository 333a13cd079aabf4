from django.db import models
from django.db.models import F, Q

from entente.people.models import Person
from entente.support.choices import AnswerState
from entente.support.models.request import Request


class Answer(models.Model):
    """The letter that answers a request: text until it is signed off, then a document in the request's home.

    A letter of support and the use of the name bind the partnership: somebody else than who wrote them signs them off.
    """

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="answer")
    state = models.CharField(max_length=10, choices=AnswerState.choices, default=AnswerState.DRAFT)
    title = models.CharField(max_length=200)
    addressee = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="en")
    signatory = models.CharField(max_length=120, blank=True)
    signatory_role = models.CharField(max_length=120, blank=True)
    from_on = models.DateField(null=True, blank=True)  # use of the name: [from, to)
    to_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    needs_second = models.BooleanField()
    signed_off_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    document = models.CharField(max_length=12, blank=True)  # the document's reference
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="support_answer_signed_by_somebody",
                condition=~Q(state="signed") | (Q(signed_off_by__isnull=False) & Q(signed_at__isnull=False) & ~Q(document="")),
            ),
            models.CheckConstraint(
                name="support_answer_seen_by_another",
                condition=~Q(state="signed") | Q(needs_second=False) | ~Q(signed_off_by=F("changed_by")),
            ),
            models.CheckConstraint(name="support_answer_ends_after_it_begins", condition=Q(to_on=None) | Q(to_on__gt=F("from_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.request}"

    @property
    def is_signed(self) -> bool:
        return self.state == AnswerState.SIGNED
