from django.db import models
from django.urls import reverse

from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class Notice(models.Model):
    """What was said, once, to whoever has a delivery of it. Its lock says who may read it afterwards. Made only by `actions.tell`."""

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    body = models.TextField()  # Markdown
    parts = models.JSONField(default=list)  # calendar entries and files that go with every mail
    marking = models.CharField(
        max_length=12, choices=TrafficLight.choices, blank=True
    )  # empty: personal, between the office and those told
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reply_to = models.EmailField(blank=True)
    reference = models.JSONField(default=dict, blank=True)  # what it is about: typed reference
    reference_key = models.CharField(max_length=120, blank=True)
    home = models.JSONField(default=dict, blank=True)  # where it is kept: the group's page, the gathering's page
    home_key = models.CharField(max_length=120, blank=True)
    is_statutory = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["home_key", "-id"], name="notices_notice_by_home"),
            models.Index(fields=["reference_key", "-id"], name="notices_notice_by_reference"),
            models.Index(fields=["kind", "-id"], name="notices_notice_by_kind"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notices:notice", args=[self.pk])
