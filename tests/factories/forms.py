"""Forms, rounds and answers, made by the room's own actions."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from entente.documents.home import Home
from entente.engine.questions import Asks as When
from entente.engine.questions import Condition, Kind, Option, Question, Questionnaire
from entente.forms import actions
from entente.forms.choices import Asks
from entente.forms.models import Answer, Asked, Draft, Form, Round
from entente.people.models import Person
from tests.factories.people import person

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSES = AT + timedelta(days=14)
YES_NO = (Option("yes", "Yes"), Option("no", "No"))


def question(key: str = "q1", kind: Kind = Kind.TEXT, label: str = "", **said: Any) -> Question:
    return Question(key, kind, label or f"Question {key}", **said)


IF_YES = Condition("q1", When.ONE_OF, ("yes",))
SURVEY = Questionnaire(
    (
        question("q1", Kind.ONE, "Do you train people?", options=YES_NO, is_required=True),
        question("q2", Kind.NUMBER, "How many?", minimum=Decimal(0), condition=IF_YES, is_required=True),
        question("q3", Kind.LONG, "Anything else?"),
    )
)
ONE_CHOICE = Questionnaire((question("q1", Kind.ONE, "Do you come?", options=YES_NO, is_required=True),))


def form(questionnaire: Questionnaire = SURVEY, *, title: str = "Training survey", by: Person | None = None, **said: Any) -> Form:
    return actions.write_form(title, questionnaire, by=by or person(), at=AT, **said)


def planned(
    questionnaire: Questionnaire = SURVEY, *, of: Form | None = None, by: Person | None = None, home: Home | None = None, **said: Any
) -> Round:
    by = by or person()
    plan = {"title": "Training survey 2026", "closes_at": CLOSES, "asks": Asks.PERSON} | said
    return actions.plan_round(of or form(questionnaire, by=by), actions.Plan(**plan), home=home, by=by, at=AT)  # type: ignore[arg-type]


def opened(questionnaire: Questionnaire = SURVEY, *, at: datetime = AT, by: Person | None = None, **said: Any) -> Round:
    by = by or person()
    return actions.open_round(planned(questionnaire, by=by, **said), by=by, at=at)


def of(row: Round, whose: Any) -> Asked:
    """The asking of a person or an organisation."""
    noun = "person" if isinstance(whose, Person) else "organisation"
    return Asked.objects.get(round=row, **{noun: whose})


def sent(asked: Asked, said: Mapping[str, Any], *, by: Person | None = None, at: datetime = AT + timedelta(days=1)) -> Answer:
    revision = Draft.objects.filter(asked=asked).values_list("revision", flat=True).first() or 0
    return actions.send(asked, said, revision=revision, by=by or asked.person or person(), at=at)
