from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.documents.home import Recipients
from entente.engine.marking import Marking, Shared
from entente.members.models import Organisation
from entente.news.choices import ArticleState
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Country, Sector

REVIEWED = [ArticleState.SCHEDULED.value, ArticleState.PUBLISHED.value]


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> Self:
        return self.filter(state=ArticleState.PUBLISHED)


class Article(models.Model):
    """A short piece of news by a member or, without an organisation, by the partnership. Its lock is kept while it is published."""

    state = models.CharField(max_length=10, choices=ArticleState.choices, default=ArticleState.DRAFT)
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=400)
    text = models.TextField(blank=True)  # Markdown
    language = models.CharField(max_length=2, default="en")
    original = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations")
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    countries = models.ManyToManyField(Country, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    marking = models.CharField(max_length=12, choices=TrafficLight.choices, default=TrafficLight.CLEAR)
    shared_with = models.JSONField(default=dict)  # from AMBER on: to whom what it was made of was given
    source = models.JSONField(default=dict, blank=True)  # what it was made of: room, noun, id, label, address, marking
    source_key = models.CharField(max_length=120, blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)  # why it was sent back or withdrawn
    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="news_article_seen_by_another",
                condition=~Q(state__in=REVIEWED) | (Q(reviewed_by__isnull=False) & ~Q(reviewed_by=F("changed_by"))),
            ),
            models.CheckConstraint(name="news_article_scheduled_has_a_time", condition=~Q(state="scheduled") | Q(publish_at__isnull=False)),
            models.CheckConstraint(
                name="news_article_published_has_a_time", condition=~Q(state="published") | Q(published_at__isnull=False)
            ),
            models.CheckConstraint(name="news_article_is_for_no_names", condition=~Q(marking=TrafficLight.RED)),
            models.CheckConstraint(name="news_article_no_translation_of_itself", condition=~Q(original=F("pk"))),
            models.UniqueConstraint(
                fields=["original", "language"], condition=~Q(state="withdrawn"), name="news_article_one_translation_a_language"
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=Q(state="published"), name="news_article_latest"),
            models.Index(fields=["state", "-id"], name="news_article_by_state"),
            models.Index(fields=["source_key"], name="news_article_by_source"),
            models.Index(fields=["publish_at"], condition=Q(state="scheduled"), name="news_article_due"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("news:article", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def shared(self) -> Shared:
        """What its lock is made of: the recipients of its source, and the organisation that wrote it."""
        own = Recipients.of(organisations=[self.organisation_id] if self.organisation_id else [])
        return (Recipients.read(self.shared_with) | own).shared(Marking(self.marking))

    @property
    def story(self) -> int:
        """The number of the article that this one and its translations are told after."""
        return self.original_id or self.pk

    @property
    def can_change(self) -> bool:
        return self.state == ArticleState.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == ArticleState.PUBLISHED
