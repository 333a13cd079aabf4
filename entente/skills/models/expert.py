from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.people.models import Person
from entente.skills.choices import Gender, Visibility
from entente.vocabulary.models import Country, Expertise, RoleProfile


class Expert(models.Model):
    """Somebody who offers to train, to mentor or to speak, shown to whom it chose. Taken back, the row goes."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    offers = models.JSONField(default=list)
    roles = models.ManyToManyField(RoleProfile, blank=True, related_name="+")
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    languages = models.CharField(max_length=120, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about = models.TextField(max_length=2000)
    visibility = models.CharField(max_length=9, choices=Visibility.choices, default=Visibility.COMMUNITY)
    gender = models.CharField(max_length=5, choices=Gender.choices, blank=True)  # said by itself, counted only
    consented_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="skills_expert_offers_something", condition=~Q(offers=[]))]
        indexes = [models.Index(fields=["visibility"], name="skills_expert_by_visibility")]

    def __str__(self) -> str:
        return self.person.name

    def get_absolute_url(self) -> str:
        return reverse("skills:expert", args=[self.pk])

    @property
    def spoken(self) -> list[str]:
        return [code for code in self.languages.split("|") if code]
