from django.db import models
from django.urls import reverse

from entente.certification.choices import ReferenceKind, StandardBody, StandardState


class Standard(models.Model):
    """A standard, or a work item on its way to becoming one."""

    slug = models.SlugField(max_length=80, unique=True)
    number = models.CharField(max_length=80)
    number_key = models.CharField(max_length=100, unique=True)
    body = models.CharField(max_length=12, choices=StandardBody.choices)
    title = models.CharField(max_length=400)
    title_key = models.CharField(max_length=400, editable=False)
    state = models.CharField(max_length=10, choices=StandardState.choices)
    committee = models.CharField(max_length=80, blank=True)
    work_item = models.CharField(max_length=40, blank=True)
    replaces = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True)
    source = models.URLField(max_length=500, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    is_followed = models.BooleanField(default=False)  # by the partnership
    is_fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("certification:standard", args=[self.slug])


class StandardStage(models.Model):
    """A step of a standard's way, reached or planned for a day."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(max_length=120)
    on = models.DateField()
    is_planned = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "name"], name="certification_stage_once")]

    def __str__(self) -> str:
        return f"{self.standard}: {self.name}"


class StandardReference(models.Model):
    """A requirement or a level of a scheme that refers to a standard, as a typed text: `urn:...:req:5.1`, `eucc:high`."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="references")
    kind = models.CharField(max_length=12, choices=ReferenceKind.choices)
    reference = models.CharField(max_length=255)
    label = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "kind", "reference"], name="certification_standard_reference_once")]
        indexes = [models.Index(fields=["kind", "reference"], name="certification_std_by_reference")]

    def __str__(self) -> str:
        return self.label or self.reference
