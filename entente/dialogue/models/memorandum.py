from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.dialogue.choices import MemorandumState, Whose
from entente.dialogue.models.counterpart import Counterpart
from entente.people.models import Person


class Memorandum(models.Model):
    """What was signed with a counterpart, until when, by when its renewal is decided, and what came of it."""

    counterpart = models.ForeignKey(Counterpart, on_delete=models.PROTECT, related_name="memoranda")
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=4000, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    renew_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=MemorandumState.choices, default=MemorandumState.DRAFT)
    came_of = models.TextField(max_length=2000, blank=True)
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_memorandum_signed", condition=Q(state="draft") | Q(signed_on__isnull=False)),
            models.CheckConstraint(name="dialogue_memorandum_ends_later", condition=Q(ends_on=None) | Q(ends_on__gt=F("signed_on"))),
            models.CheckConstraint(name="dialogue_memorandum_over", condition=~Q(state__in=["renewed", "ended"]) | ~Q(came_of="")),
        ]
        indexes = [models.Index(fields=["renew_by"], condition=Q(state="force"), name="dialogue_memorandum_renew")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:memorandum", args=[self.pk])


class Obligation(models.Model):
    """What one side of a memorandum, or both, is to do; and how it was done."""

    memorandum = models.ForeignKey(Memorandum, on_delete=models.PROTECT, related_name="obligations")
    whose = models.CharField(max_length=6, choices=Whose.choices)
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="dialogue_obligation_done_how", condition=Q(done_on=None) ^ ~Q(how=""))]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("dialogue:memorandum", args=[self.memorandum_id])
