from django.db import models
from django.urls import reverse

from entente.industry.choices import Seeking, Stage
from entente.members.choices import SizeClass
from entente.members.models import Organisation
from entente.vocabulary.models import Country


class Profile(models.Model):
    """What a small company shows of itself to investors and partners: to members, or to everyone when it says so."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    name_key = models.CharField(max_length=600, editable=False)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=6, choices=Stage.choices)
    size = models.CharField(max_length=8, choices=SizeClass.choices, default=SizeClass.UNKNOWN)
    seeking = models.JSONField(default=list)
    seeks_of = models.CharField(max_length=200, editable=False, default="")  # " equity partners ": `seeking` as filters ask for it
    pitch = models.TextField(max_length=2000)
    is_public = models.BooleanField(default=False)
    is_fictional = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name_key", "id"], name="industry_profile_by_name")]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("industry:sme", args=[self.pk])

    @property
    def seeks(self) -> list[str]:
        return [str(Seeking(one).label) for one in self.seeking if one in Seeking.values]
