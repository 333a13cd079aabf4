from django.db import models
from django.utils.translation import gettext_lazy as _


class Depth(models.IntegerChoices):
    """The five proficiency levels of the e-CF (EN 16234-1); nothing is no level."""

    E1 = 1, _("e-1: under guidance")
    E2 = 2, _("e-2: on one's own")
    E3 = 3, _("e-3: leads others")
    E4 = 4, _("e-4: answers for a field")
    E5 = 5, _("e-5: sets the direction")


class AskKind(models.TextChoices):
    """What a role profile asks. Tasks are what one does in the role; the others can be learned."""

    TASK = "task", _("Task")
    SKILL = "skill", _("Skill")
    KNOWLEDGE = "knowledge", _("Knowledge")
    EXPERTISE = "expertise", _("Expertise")


class CoverKind(models.TextChoices):
    """What a course says that it covers."""

    ROLE = "role", _("Role profile")
    EXPERTISE = "expertise", _("Expertise")
    SKILL = "skill", _("Skill or knowledge of a profile")


class CourseLevel(models.TextChoices):
    SCHOOL = "school", _("School")
    VOCATIONAL = "vocational", _("Vocational")
    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    PROFESSIONAL = "professional", _("Professional training")


class CourseForm(models.TextChoices):
    ONSITE = "onsite", _("On site")
    ONLINE = "online", _("Online")
    BLENDED = "blended", _("Blended")


class ReviewState(models.TextChoices):
    PROPOSED = "proposed", _("Waits for review")
    PUBLISHED = "published", _("Published")
    RETURNED = "returned", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Channel(models.TextChoices):
    EVENT = "event", _("Event")
    SCHOOL = "school", _("In schools")
    ONLINE = "online", _("Online")
    SOCIAL = "social", _("Social media")
    PRESS = "press", _("Press and broadcasting")
    GAME = "game", _("Game or competition")
    MATERIAL = "material", _("Printed material")


class Audience(models.TextChoices):
    """Whom a campaign speaks to; the first four are the ages from 6 to 26."""

    AGE_6_9 = "6-9", _("Children, 6 to 9")
    AGE_10_13 = "10-13", _("Children, 10 to 13")
    AGE_14_18 = "14-18", _("Young people, 14 to 18")
    AGE_19_26 = "19-26", _("Young adults, 19 to 26")
    TEACHERS = "teachers", _("Teachers and parents")
    CITIZENS = "citizens", _("Everyone")
    SMES = "smes", _("Small companies")
    STAFF = "staff", _("Staff of members")
    LEADERS = "leaders", _("Boards and management")
    PUBLIC = "public", _("Public administration")


class Measured(models.TextChoices):
    REACH = "reach", _("Reach: how many it came to")
    EFFECT = "effect", _("Effect: what changed")


class Offer(models.TextChoices):
    """What an expert offers."""

    TRAINER = "trainer", _("Trainer")
    MENTOR = "mentor", _("Mentor")
    SPEAKER = "speaker", _("Speaker")


class Visibility(models.TextChoices):
    """To whom an expert wants to be shown."""

    PUBLIC = "public", _("Everyone")
    COMMUNITY = "community", _("The partnership's community")
    OFFICE = "office", _("The office only")


class Gender(models.TextChoices):
    """What an expert may say of itself; shown as counts only."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Another")


COURSES, RANGES, CAMPAIGNS = "skills.course", "skills.range", "skills.campaign"  # nouns of the index
LEARNED = [AskKind.SKILL.value, AskKind.KNOWLEDGE.value, AskKind.EXPERTISE.value]
AGES = [Audience.AGE_6_9, Audience.AGE_10_13, Audience.AGE_14_18, Audience.AGE_19_26]
