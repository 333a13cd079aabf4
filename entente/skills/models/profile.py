from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.choices import AskKind, Depth
from entente.vocabulary.models import RoleProfile


class Requirement(models.Model):
    """What a role profile asks at which level: from a file that the partnership brought, with its source."""

    role = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=AskKind.choices)
    code = models.CharField(max_length=40)
    text = models.CharField(max_length=500)
    level = models.PositiveSmallIntegerField(choices=Depth.choices, null=True, blank=True)  # of a task: none
    source = models.CharField(max_length=300)
    source_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "kind", "code"], name="skills_requirement_once_a_role"),
            models.CheckConstraint(name="skills_requirement_has_level", condition=Q(kind="task") | Q(level__gte=1, level__lte=5)),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """As the engine names what can be learned: knowledge and skills share their codes' space."""
        return f"{'expertise' if self.kind == AskKind.EXPERTISE else 'skill'}:{self.code}"


class JobTitle(models.Model):
    """What a member calls a role in its own house."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    title_key = models.CharField(max_length=120)
    role = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Depth.choices, null=True, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "title_key"], name="skills_jobtitle_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("skills:titles", args=[self.organisation.slug])
