"""All of a form's questions in their order, and what makes them impossible to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from entente.engine.questions.kinds import SIMPLE, Kind
from entente.engine.questions.limits import MOST_OPTIONS, MOST_QUESTIONS
from entente.engine.questions.question import KEY, OTHER, Asks, Condition, Malformed, Question, is_number


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions in their order. A condition looks back only, so nothing can go round in a circle."""

    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        if len(self.questions) > MOST_QUESTIONS:
            raise Malformed("too_many", MOST_QUESTIONS)
        earlier: dict[str, Question] = {}
        for place, question in enumerate(self.questions, start=1):
            if question.key in earlier:
                raise Malformed("same_key", place, question.key)
            _refuse(question, earlier, place)
            earlier[question.key] = question

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    @property
    def asked(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.is_asked)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(language for question in self.questions for language in question.texts)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def into(self, language: str) -> "Questionnaire":
        return Questionnaire(tuple(question.into(language) for question in self.questions))


def _refuse(question: Question, earlier: Mapping[str, Question], place: int) -> None:
    if not KEY.fullmatch(question.key):
        raise Malformed("key", place, question.key)
    if not question.label.strip():
        raise Malformed("label", place)
    _refuse_parts(question, place)
    if question.minimum is not None and question.maximum is not None and question.minimum > question.maximum:
        raise Malformed("range", place)
    if question.condition:
        _refuse_condition(question.condition, earlier, place)


def _refuse_parts(question: Question, place: int) -> None:
    wanted = {Kind.ONE: question.options, Kind.MANY: question.options, Kind.TABLE: question.columns, Kind.SLOTS: question.slots}
    parts = wanted.get(question.kind)
    if parts is not None and not parts:
        raise Malformed("no_parts", place)
    if len(question.parts) > MOST_OPTIONS:
        raise Malformed("too_many_parts", place)
    if len(set(question.parts)) != len(question.parts) or OTHER in {option.key for option in question.options if question.takes_other}:
        raise Malformed("same_part", place)
    if not all(map(KEY.fullmatch, question.parts)) or not all(column.kind in SIMPLE for column in question.columns):
        raise Malformed("part", place)


def _refuse_condition(condition: Condition, earlier: Mapping[str, Question], place: int) -> None:
    about = earlier.get(condition.question)
    if about is None or not about.is_asked:
        raise Malformed("not_earlier", place, condition.question)
    if condition.asks is Asks.ONE_OF:
        known = set(about.parts) | ({OTHER} if about.takes_other else set())
        if not about.kind.is_choice or not condition.values or not known.issuperset(condition.values):
            raise Malformed("no_such_option", place, ", ".join(condition.values))
    if condition.asks is Asks.ABOVE and not (about.kind is Kind.NUMBER and len(condition.values) == 1 and is_number(condition.values[0])):
        raise Malformed("no_number", place)
