from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.notices.choices import AnnouncementForm, AnnouncementState
from entente.notices.models.notice import Notice
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class Announcement(models.Model):
    """What the office means to say: written by one, approved by another, sent at its time to whoever the audience means then."""

    form = models.CharField(max_length=12, choices=AnnouncementForm.choices, default=AnnouncementForm.ANNOUNCEMENT)
    state = models.CharField(max_length=10, choices=AnnouncementState.choices, default=AnnouncementState.DRAFT)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)  # Markdown; for a newsletter the words before the first section
    audience = models.TextField(blank=True)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices, default=TrafficLight.CLEAR)
    circle = models.TextField(blank=True)  # from AMBER on: to whom the source gave what is said here
    groups = models.JSONField(default=list, blank=True)  # likewise: the groups whose members may see it, later ones too
    home = models.JSONField(default=dict, blank=True)
    home_key = models.CharField(max_length=120, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    send_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)  # why it was sent back, or could not be sent
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, null=True, blank=True, related_name="announcement")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="notices_announcement_seen_by_another",
                condition=~Q(state__in=["scheduled", "sent", "stopped"]) | (Q(approved_by__isnull=False) & ~Q(approved_by=F("changed_by"))),
            ),
            models.CheckConstraint(
                name="notices_announcement_scheduled_has_a_time", condition=~Q(state="scheduled") | Q(send_at__isnull=False)
            ),
            models.CheckConstraint(name="notices_announcement_sent_has_a_notice", condition=~Q(state="sent") | Q(notice__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="notices_announcement_by_state"),
            models.Index(fields=["send_at"], condition=Q(state="scheduled"), name="notices_announcement_due"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notices:announcement", args=[self.pk])

    @property
    def can_change(self) -> bool:
        return self.state in {AnnouncementState.DRAFT, AnnouncementState.STOPPED}


class Section(models.Model):
    """A heading of a newsletter, with words of its own."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    intro = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """One item of a section, copied when it was pulled, so that what was approved is what is sent. Without a key it was written here."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    address = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=120, blank=True)  # "news.article:12"
    marking = models.CharField(max_length=12, choices=TrafficLight.choices, default=TrafficLight.CLEAR)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
