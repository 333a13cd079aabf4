"""What came of a round: the answers that count, tallied, and by what the organisations are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.engine.questions import FEW, Question, Tally, by_group, tally_all
from entente.forms.models import Answer, Round
from entente.members.choices import Kind
from entente.members.models import Category
from entente.members.queries import classes_on
from entente.vocabulary.names import country_name


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that counts; in an anonymous round without a name."""

    said: dict[str, Any]
    name: str = ""
    organisation: int | None = None
    person: int | None = None
    asked: int | None = None
    country: str = ""
    number: int = 1
    at: Any = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_withheld`: without names, and too few to be shown, or not all in yet."""

    given: list[Given] = field(default_factory=list)
    tallies: tuple[Tally, ...] = ()
    is_withheld: bool = False
    why: str = ""


def given_in(row: Round) -> list[Given]:
    """The answers that count, by name; one query. Without names in the order that lot gave them."""
    rows = Answer.objects.filter(round=row)
    if row.is_anonymous:
        return [Given(said) for said in rows.order_by("pk").values_list("said", flat=True)]
    latest: dict[int, Given] = {}
    names: tuple[str, ...] = ("asked", "said", "number", "at", "by__name", "asked__person", "asked__person__name")
    names += ("asked__organisation", "asked__organisation__name", "asked__organisation__country")
    keys = ("asked__organisation__name_key", "asked__person__name_key", "asked", "number")
    for asked, said, number, at, by, person, name, organisation, organisation_name, country in rows.order_by(*keys).values_list(*names):
        latest[asked] = Given(said, organisation_name or name, organisation, person, asked, country or "", number, at, by)
    return list(latest.values())


def outcome_of(row: Round, at: datetime) -> Outcome:
    """Results without names wait until the round has closed: two looks at them, with one answer between, would tell whose it was."""
    given, questionnaire = given_in(row), row.version.questionnaire
    if not row.is_anonymous:
        return Outcome(given, tally_all(questionnaire, [one.said for one in given]))
    if row.takes_answers(at) or not row.has_opened:
        return Outcome(is_withheld=True, why=_("Answers without names are shown once the round has closed."))
    if len(given) < FEW:
        said = _("Fewer than %(few)s answered: nothing is shown, so that nobody can be told from it.") % {"few": FEW}
        return Outcome(is_withheld=True, why=said)
    return Outcome(given, tally_all(questionnaire, [one.said for one in given], least=FEW))


@dataclass(frozen=True, slots=True)
class Crossed:
    """One question by what the organisations are: a tally for each group, with its name."""

    question: Question
    groups: list[tuple[str, Tally]]


WAYS = ("country", "category", "kind")


def crossed(row: Round, outcome: Outcome, way: str, day: date | None = None) -> list[Crossed]:
    """Questions with a choice or a number by country, category or kind as of a day; only organisations have these."""
    if row.asks_persons or way not in WAYS:
        return []
    name = _NAMES[way](day or timezone.localdate(row.closed_at or row.closes_at))
    groups = [name(one) for one in outcome.given]
    said = [one.said for one in outcome.given]
    asked = [tally.question for tally in outcome.tallies if (tally.bars and tally.question.kind.is_choice) or tally.spread]
    return [Crossed(question, list(by_group(question, said, groups).items())) for question in asked]


def _by_country(day: date) -> Callable[[Given], str]:
    return lambda one: country_name(one.country) if one.country else _("Not known")


def _by_category(day: date) -> Callable[[Given], str]:
    names, classes = dict(Category.objects.values_list("code", "name")), classes_on(day)
    return lambda one: names.get(classes[one.organisation].category if one.organisation in classes else "", _("Not known"))


def _by_kind(day: date) -> Callable[[Given], str]:
    labels, classes = {str(code): str(label) for code, label in Kind.choices}, classes_on(day)
    return lambda one: labels.get(classes[one.organisation].kind if one.organisation in classes else "", _("Not known"))


_NAMES = {"country": _by_country, "category": _by_category, "kind": _by_kind}
