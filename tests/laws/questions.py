"""Forms and answers by lot."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from entente.engine.questions import (
    OTHER,
    Asks,
    Column,
    Condition,
    Kind,
    Option,
    Question,
    Questionnaire,
)
from entente.engine.questions.quick.specs import slot_of

SIGNS = "aZß Ж9É*[]|\\\\#>=.:,;'()/-…if1"
words = st.text(SIGNS, min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
labels = words.filter(bool)
numbers = st.decimals(-1000, 1000, places=2).map(lambda value: value + 0)


@st.composite
def bare(draw: st.DrawFn, key: str) -> Question:
    """A question of any kind without a condition."""
    kind = draw(st.sampled_from(Kind))
    said: dict[str, Any] = {"help": draw(st.one_of(st.just(""), labels))}
    if kind is Kind.SECTION:
        return Question(key, kind, draw(labels), **said)
    said["is_required"] = draw(st.booleans())
    if kind.is_choice:
        names = draw(st.lists(labels, min_size=1, max_size=4, unique_by=str.casefold))
        said |= {"options": tuple(Option(f"o{place}", name) for place, name in enumerate(names)), "takes_other": draw(st.booleans())}
    elif kind is Kind.NUMBER:
        low, high = sorted(draw(st.tuples(numbers, numbers)))
        said |= {"minimum": draw(st.sampled_from([None, low])), "maximum": draw(st.sampled_from([None, high]))}
        said |= {"decimals": draw(st.integers(0, 6)), "unit": draw(st.sampled_from(["", "EUR", "people", "per cent"]))}
    elif kind is Kind.TABLE:
        names = draw(st.lists(labels, min_size=1, max_size=3, unique=True))
        kinds = draw(st.lists(st.sampled_from([Kind.TEXT, Kind.NUMBER, Kind.DATE]), min_size=3, max_size=3))
        said["columns"] = tuple(Column(f"c{place}", name, kind) for place, (name, kind) in enumerate(zip(names, kinds, strict=False)))
    elif kind is Kind.SLOTS:
        hours = draw(st.lists(st.integers(0, 500), min_size=1, max_size=4, unique=True))
        said |= {
            "slots": tuple(slot_of(datetime(2026, 5, 4, 9) + timedelta(hours=hour), 60) for hour in sorted(hours)),  # noqa: DTZ001 -- clocks of the zone
            "zone": "Europe/Brussels",
        }
    return Question(key, kind, draw(labels), **said)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """A few questions; some are asked only after an earlier answer."""
    found: list[Question] = []
    for place in range(draw(st.integers(0, 6))):
        question = draw(bare(f"q{place + 1}"))
        earlier = [one for one in found if one.is_asked]
        if earlier and draw(st.booleans()):
            question = _conditional(question, draw(condition(draw(st.sampled_from(earlier)))))
        found.append(question)
    return Questionnaire(tuple(found))


@st.composite
def condition(draw: st.DrawFn, about: Question) -> Condition:
    if about.kind.is_choice and draw(st.booleans()):
        keys = [option.key for option in about.options] + ([OTHER] if about.takes_other else [])
        return Condition(about.key, Asks.ONE_OF, tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))))
    if about.kind is Kind.NUMBER and draw(st.booleans()):
        return Condition(about.key, Asks.ABOVE, (format(draw(numbers), "f"),))
    return Condition(about.key, Asks.ANSWERED)


def _conditional(question: Question, only_if: Condition) -> Question:
    return replace(question, condition=only_if)


def good(question: Question) -> st.SearchStrategy[Any]:
    """An answer that can be kept, or none."""
    return st.one_of(st.none(), _GOOD[question.kind](question))


def _choices(question: Question) -> st.SearchStrategy[Any]:
    options = st.sampled_from([option.key for option in question.options])
    return st.one_of(options, st.fixed_dictionaries({OTHER: labels})) if question.takes_other else options


def _numbers(question: Question) -> st.SearchStrategy[str]:
    low = question.minimum if question.minimum is not None else Decimal(-10_000)
    high = question.maximum if question.maximum is not None else Decimal(10_000)
    return (
        st.integers(int(low) + 1, max(int(low) + 1, int(high) - 1)).filter(lambda value: low <= value <= high).map(str)
        if high - low > 2
        else st.none()
    )


_GOOD = {
    Kind.SECTION: lambda question: st.none(),
    Kind.TEXT: lambda question: labels,
    Kind.LONG: lambda question: labels,
    Kind.NUMBER: _numbers,
    Kind.ONE: _choices,
    Kind.MANY: lambda question: st.lists(_choices(question), max_size=3),
    Kind.DATE: lambda question: st.dates().map(str),
    Kind.FILE: lambda question: st.fixed_dictionaries({"upload": st.integers(1, 9), "name": st.just("a.pdf"), "size": st.just(3)}),
    Kind.TABLE: lambda question: st.lists(st.fixed_dictionaries({one.key: st.just("") for one in question.columns}), max_size=2),
    Kind.ORGANISATION: lambda question: st.fixed_dictionaries({"id": st.integers(1, 9), "name": labels}),
    Kind.PERSON: lambda question: st.fixed_dictionaries({"name": labels, "email": st.just("a@example.org")}),
    Kind.SLOTS: lambda question: st.fixed_dictionaries({slot.key: st.sampled_from(["yes", "maybe", "no"]) for slot in question.slots}),
}
anything: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Any]]:
    """Questions, with something sent for each: good or anything at all."""
    questionnaire = draw(questionnaires())
    return questionnaire, {one.key: draw(st.one_of(good(one), anything)) for one in questionnaire}
