from typing import Any, Self

from django.db import models
from django.db.models import F, Q


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> Self:
        """Whom the partnership knows now: without the rows that were merged into another and the people that were erased."""
        return self.filter(merged_into=None, erased_at=None)


class Person(models.Model):
    """Someone the partnership knows; an account is optional. Changes only through `people.actions`.

    `name` is what is shown, `email` the address that is written to: one of the person's addresses. Nothing here is shown to anybody but
    by `people.seen`.
    """

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=400, editable=False)  # words.fold(name), as far as an index holds: search and order
    email = models.EmailField(blank=True)
    title = models.CharField(max_length=40, blank=True)
    given = models.CharField(max_length=100, blank=True)
    family = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.JSONField(default=list, blank=True)  # codes, the one to be written to in first
    shows_languages = models.BooleanField(default=False)  # to the community; chosen by the person
    shows_address = models.BooleanField(default=False)  # the work address, to the community; chosen by the person
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    erased_at = models.DateTimeField(null=True, blank=True)
    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name_key", "id"], name="people_person_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="people_person_one_per_address"),
            models.CheckConstraint(name="people_person_not_merged_into_itself", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))),
            models.CheckConstraint(name="people_person_merged_has_no_address", condition=Q(merged_into=None) | Q(email="")),
            models.CheckConstraint(
                name="people_person_erased_is_nobody",
                condition=Q(erased_at=None)
                | Q(email="", title="", given="", family="", phone="", shows_languages=False, shows_address=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def facts(self) -> dict[str, Any]:
        """What is said of the person beside name and address."""
        return {name: getattr(self, name) for name in FACTS}


FACTS = ("title", "given", "family", "phone", "languages")
