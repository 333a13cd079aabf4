from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.skills.choices import CourseForm, CourseLevel, CoverKind, Depth, ReviewState
from entente.skills.models.reviewed import Reviewed, four_eyes
from entente.vocabulary.models import Country, Region
from entente.vocabulary.names import country_name


class CourseQuerySet(models.QuerySet["Course"]):
    def published(self) -> Self:
        return self.filter(state=ReviewState.PUBLISHED)


class Course(Reviewed):
    """A course or a programme of education. What is not known is empty or None, never 0. `key` finds it again in the next file."""

    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=300)
    title_key = models.CharField(max_length=300)
    provider_name = models.CharField(max_length=300)
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=12, choices=CourseLevel.choices)
    form = models.CharField(max_length=7, choices=CourseForm.choices)
    languages = models.CharField(max_length=120, blank=True)  # "|en|fr|"
    ects = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    hours = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    cost_low = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    cost_high = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)  # a year
    graduates = models.PositiveIntegerField(null=True, blank=True)  # of the last year that is known
    accreditation = models.CharField(max_length=300, blank=True)
    about = models.TextField(max_length=4000, blank=True)
    address = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300)
    source_on = models.DateField()
    batch = models.CharField(max_length=12, blank=True)  # the file it came in
    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints = [
            *four_eyes("skills_course"),
            models.CheckConstraint(name="skills_course_costs_in_order", condition=Q(cost_low=None) | Q(cost_high__gte=F("cost_low"))),
            models.CheckConstraint(name="skills_course_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))),
        ]
        indexes = [
            models.Index(fields=["state", "title_key", "id"], name="skills_course_by_title"),
            models.Index(fields=["state", "country", "title_key", "id"], name="skills_course_by_country"),
            models.Index(fields=["batch"], name="skills_course_by_batch"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("skills:course", args=[self.pk])

    @property
    def spoken(self) -> list[str]:
        return [code for code in self.languages.split("|") if code]

    @property
    def country_name(self) -> str:
        """Without asking for the row."""
        return country_name(self.country_id)


class Coverage(models.Model):
    """What a course says that it covers, and how deep."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="covers")
    kind = models.CharField(max_length=9, choices=CoverKind.choices)
    code = models.CharField(max_length=40)
    depth = models.PositiveSmallIntegerField(choices=Depth.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "kind", "code"], name="skills_coverage_once"),
            models.CheckConstraint(name="skills_coverage_depth", condition=Q(depth__gte=1, depth__lte=5)),
        ]
        indexes = [models.Index(fields=["kind", "code", "depth"], name="skills_coverage_of")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} {self.depth}"
