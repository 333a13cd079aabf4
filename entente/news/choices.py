from django.db import models
from django.utils.translation import gettext_lazy as _

from entente.vocabulary.choices import TrafficLight


class ArticleState(models.TextChoices):
    """Where an article stands; one that was sent back is a draft with a remark."""

    DRAFT = "draft", _("Draft")
    HANDED_IN = "handed_in", _("Waits for review")
    SCHEDULED = "scheduled", _("Reviewed, will be published")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MARKINGS = [light for light in TrafficLight if light != TrafficLight.RED]  # what is for named persons only is no news
