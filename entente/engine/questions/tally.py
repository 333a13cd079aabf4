"""What came of a question: counts that add up, shares of those who answered, and never a 0 for what was not said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles
from typing import Any

from entente.engine.questions.conditions import chosen, shown
from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import OTHER, Question, Slot
from entente.engine.questions.questionnaire import Questionnaire
from entente.engine.questions.readers import MAYBE, NO, YES
from entente.engine.questions.saying import words

FEW = 5  # answers without a name below which nothing is shown

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many gave one answer, and which part of those who answered at all."""

    key: str
    label: str
    count: int
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers in words: where the middle lies, and between what."""

    count: int
    total: Decimal
    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class SlotTally:
    """Who can at a time; `unsaid` said nothing about it, which is neither yes nor no."""

    slot: Slot
    yes: int
    maybe: int
    no: int
    unsaid: int
    is_best: bool

    @property
    def can(self) -> int:
        return self.yes + self.maybe


@dataclass(frozen=True, slots=True)
class Tally:
    """`asked` were shown the question, `answered` answered it; what is withheld has too few answers to be shown without a name."""

    question: Question
    asked: int
    answered: int
    bars: tuple[Bar, ...] = ()
    spread: Spread | None = None
    texts: tuple[str, ...] = ()
    slots: tuple[SlotTally, ...] = ()
    columns: tuple[tuple[str, Spread | None], ...] = ()
    is_withheld: bool = False

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered


def tally_all(questionnaire: Questionnaire, answers: Sequence[Said], *, least: int = 0) -> tuple[Tally, ...]:
    """A tally for every question. With `least`, one that fewer answered is withheld whole: even how many did stays unsaid."""
    asked = Counter(key for said in answers for key in shown(questionnaire, said))
    return tuple(_withheld(tally(question, answers, asked[question.key]), least) for question in questionnaire.asked)


def tally(question: Question, answers: Sequence[Said], asked: int) -> Tally:
    values = [said[question.key] for said in answers if said.get(question.key) is not None]
    said: dict[str, Any] = {}
    match question.kind:
        case Kind.ONE | Kind.MANY:
            said = {"bars": _options(question, values), "texts": _others(question, values)}
        case Kind.NUMBER:
            said = {"spread": spread([Decimal(value) for value in values])}
        case Kind.DATE:
            said = {"bars": _counted(values, [value[:7] for value in values])}
        case Kind.ORGANISATION:
            said = {"bars": _counted(values, [value["name"] for value in values])}
        case Kind.SLOTS:
            said = {"slots": _slots(question, values, len(answers))}
        case Kind.TABLE:
            said = {"columns": _columns(question, values)}
        case _:
            said = {"texts": tuple(filter(None, (words(question, value) for value in values)))}
    return Tally(question, asked, len(values), **said)


def spread(numbers: Sequence[Decimal]) -> Spread | None:
    """Quartiles as spreadsheets compute them: between the two numbers beside the place, in proportion. None without numbers."""
    if not numbers:
        return None
    ordered = sorted(numbers)
    lower, median, upper = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else ordered * 3
    return Spread(len(ordered), sum(ordered, start=Decimal(0)), ordered[0], lower, median, upper, ordered[-1])


def by_group(question: Question, answers: Sequence[Said], groups: Sequence[str]) -> dict[str, Tally]:
    """The same for the answers of each group; together they hold every answer once."""
    found: dict[str, list[Said]] = {}
    for said, group in zip(answers, groups, strict=True):
        found.setdefault(group, []).append(said)
    return {group: tally(question, said, len(said)) for group, said in sorted(found.items())}


def _options(question: Question, values: Sequence[Any]) -> tuple[Bar, ...]:
    counts = Counter(key for value in values for key in chosen(question, value))
    keys = [(option.key, option.label) for option in question.options] + ([(OTHER, "")] if question.takes_other else [])
    return tuple(Bar(key, label, counts[key], _share(counts[key], len(values))) for key, label in keys)


def _others(question: Question, values: Sequence[Any]) -> tuple[str, ...]:
    each = [one for value in values for one in (value if question.kind is Kind.MANY else [value])]
    return tuple(str(one[OTHER]) for one in each if isinstance(one, Mapping))


def _counted(values: Sequence[Any], labels: Sequence[str]) -> tuple[Bar, ...]:
    return tuple(Bar(label, label, count, _share(count, len(values))) for label, count in sorted(Counter(labels).items()))


def _slots(question: Question, values: Sequence[Mapping[str, str]], answers: int) -> tuple[SlotTally, ...]:
    """The best are those at which most can come, and of these those at which most need not make shift."""
    counts = {slot.key: Counter(value.get(slot.key, "") for value in values) for slot in question.slots}
    ranks = {key: (count[YES] + count[MAYBE], count[YES]) for key, count in counts.items()}
    best = max(ranks.values(), default=(0, 0))
    return tuple(
        SlotTally(slot, count[YES], count[MAYBE], count[NO], count[""] + answers - len(values), ranks[slot.key] == best and best[0] > 0)
        for slot in question.slots
        if (count := counts[slot.key]) is not None
    )


def _columns(question: Question, values: Sequence[Sequence[Mapping[str, str]]]) -> tuple[tuple[str, Spread | None], ...]:
    rows = [row for value in values for row in value]
    numeric = [column for column in question.columns if column.kind is Kind.NUMBER]
    return tuple((column.label, spread([Decimal(row[column.key]) for row in rows if column.key in row])) for column in numeric)


def _share(count: int, of: int) -> Decimal | None:
    return Decimal(count) / of if of else None


def _withheld(one: Tally, least: int) -> Tally:
    return one if one.answered >= least else Tally(one.question, 0, 0, is_withheld=True)
