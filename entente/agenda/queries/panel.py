"""Whom a panel may be made of, and how far it has come."""

from datetime import date

from django.db.models import Count, Q

from entente.agenda.models import Panellist, Question, Round, Score
from entente.members.access import SPEAKING
from entente.members.models import Category, Delegation
from entente.members.queries import members_on
from entente.members.queries.classes import classes_on


def candidates(day: date) -> dict[int, tuple[int, str]]:
    """Organisation -> who speaks for it, and its category: its representative, else a deputy; members of the day only."""
    names = dict(Category.objects.values_list("code", "name"))
    classes = classes_on(day)
    rows = Delegation.objects.known().on(day).acting().filter(role__in=SPEAKING, organisation__in=members_on(day))
    spoken: dict[int, int] = {}
    for organisation, person in rows.order_by("-role", "pk").values_list("organisation_id", "person_id"):
        spoken.setdefault(organisation, person)
    return {
        organisation: (person, names.get(classes[organisation].category, "") or classes[organisation].kind or "–")
        for organisation, person in spoken.items()
        if organisation in classes
    }


def panel_of(round_: Round) -> list[Panellist]:
    """With how many questions each was asked and has answered: `asked`, `answered`."""
    rows = Panellist.objects.filter(round=round_).select_related("person", "organisation")
    if round_.compares:
        rows = rows.annotate(asked=Count("questions"), answered=Count("questions", filter=Q(questions__is_answered=True)))
    else:
        rows = rows.annotate(asked=Count("round__topics", distinct=True), answered=Count("scores__topic", distinct=True))
    return list(rows.order_by("category", "organisation__name_key", "pk"))


def questions_of(panellist: Panellist) -> list[Question]:
    return list(panellist.questions.select_related("first", "second").order_by("position"))


def scores_of(panellist: Panellist) -> dict[int, dict[int, int]]:
    """topic -> criterion -> halves"""
    found: dict[int, dict[int, int]] = {}
    for topic, criterion, halves in Score.objects.filter(panellist=panellist).values_list("topic_id", "criterion_id", "halves"):
        found.setdefault(topic, {})[criterion] = halves
    return found


def pairs_asked(round_: Round) -> list[tuple[int, int]]:
    return list(Question.objects.filter(panellist__round=round_).values_list("first_id", "second_id"))


def seats_open_for(person: int) -> "list[Panellist]":
    """Rounds in which the person is asked and has not finished."""
    rows = Panellist.objects.filter(person=person, round__state="open", finished_at=None)
    return list(rows.select_related("round", "organisation").order_by("round__closes_on", "pk"))


def latest_rounds() -> list[int]:
    """Of each horizon the round that was closed last."""
    rows = Round.objects.filter(state="closed").order_by("closed_at", "pk")
    return list(dict(rows.values_list("horizon", "pk")).values())
