from django.db import models
from django.db.models import Q

from entente.certification.catalogue_choices import CatalogueState


class Catalogue(models.Model):
    """A catalogue of requirements. Texts are here only where its licence lets them be shown; references always."""

    slug = models.SlugField(max_length=80, unique=True)
    urn = models.CharField(max_length=200, unique=True)
    reference = models.CharField(max_length=120)
    name = models.CharField(max_length=300)
    provider = models.CharField(max_length=200, blank=True)
    locale = models.CharField(max_length=8, blank=True)
    version = models.CharField(max_length=40, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    shows_texts = models.BooleanField(default=False)
    is_exhausted = models.BooleanField(default=False)  # the children of each requirement are all there is to it
    state = models.CharField(max_length=12, choices=CatalogueState.choices, default=CatalogueState.IN_USE)
    consulted_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)  # the file it came in
    requirement_count = models.PositiveIntegerField(default=0)
    assessable_count = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certification_only_a_consultation_has_an_end",
                condition=Q(consulted_until=None) | Q(state=CatalogueState.CONSULTATION),
            )
        ]

    def __str__(self) -> str:
        return self.reference or self.name

    @property
    def is_consulted(self) -> bool:
        return self.state == CatalogueState.CONSULTATION
