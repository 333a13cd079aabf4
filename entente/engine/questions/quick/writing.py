"""Writing questions as the plain text from which `read` makes the same again."""

import re
from collections.abc import Iterable
from datetime import timedelta

from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import OTHER, Asks, Condition, Question
from entente.engine.questions.quick.escapes import escaped
from entente.engine.questions.quick.specs import KINDS

_WORDS = {kind: word for word, kind in reversed(list(KINDS.items()))}
_BRACKETS = "[]"
_MEANT = re.compile(r"[#>=]|if\s", re.DOTALL)


def written(questions: Iterable[Question]) -> str:
    numbers: dict[str, int] = {}
    by_key: dict[str, Question] = {}
    lines: list[str] = []
    for question in questions:
        if not question.is_asked and lines:
            lines.append("")
        lines += [_line(question), *_more(question, numbers, by_key)]
        by_key[question.key] = question
        if question.is_asked:
            numbers[question.key] = len(numbers) + 1
    return "\n".join([*lines, ""]) if lines else ""


def _line(question: Question) -> str:
    if not question.is_asked:
        return f"# {_section_label(question.label)}"
    label = _one_line(question.label, _BRACKETS)
    if _MEANT.match(label):
        label = f"\\{label}"
    if label.endswith("*"):
        label = f"{label[:-1]}\\*"
    return f"{label}{' *' if question.is_required else ''} [{_spec(question)}]"


def _section_label(label: str) -> str:
    said = _one_line(label, "")
    return f"\\{said}" if said.startswith("#") else said


def _more(question: Question, numbers: dict[str, int], by_key: dict[str, Question]) -> list[str]:
    found = [f"> {line}" for line in question.help.splitlines() if line.strip()]
    if question.source:
        found.append(f"= {question.source}")
    if question.condition and question.condition.question in numbers:
        found.append(_condition(question.condition, numbers, by_key[question.condition.question]))
    return found


def _condition(condition: Condition, numbers: dict[str, int], about: Question) -> str:
    number = numbers[condition.question]
    if condition.asks is Asks.ANSWERED:
        return f"if {number} answered"
    if condition.asks is Asks.ABOVE:
        return f"if {number} > {condition.values[0]}"
    return f"if {number} = {' | '.join(_option(about, key) for key in condition.values)}"


def _option(about: Question, key: str) -> str:
    """By its key where another option is called alike but for its case, or where it is called as what else somebody says."""
    if key == OTHER and about.takes_other:
        return "..."
    label = about.label_of(key)
    alike = [one for one in about.options if one.label.casefold() == label.casefold() or one.key == label.casefold()]
    is_plain = len(alike) == 1 and not (about.takes_other and label in {"...", "\u2026"})
    return _one_line(label, "|") if is_plain else key


def _spec(question: Question) -> str:
    word: str = _WORDS[question.kind]
    if question.kind is Kind.NUMBER:
        return " ".join([word, *_number(question)])
    if question.kind.is_choice:
        labels = [_part(option.label) for option in question.options]
        return f"{word}: {' | '.join([*labels, '...'] if question.takes_other else labels)}"
    if question.kind is Kind.TABLE:
        return f"{word}: {' | '.join(f'{_part(one.label)} ({one.kind.value})' for one in question.columns)}"
    if question.kind is Kind.SLOTS:
        return f"{word} {question.zone}: {' | '.join(_slots(question))}"
    return word


def _part(label: str) -> str:
    said = _one_line(label, _BRACKETS + "|")
    return f"\\{said}" if said in {"...", "\u2026"} else said


def _number(question: Question) -> list[str]:
    found = []
    if question.minimum is not None or question.maximum is not None:
        low = "" if question.minimum is None else format(question.minimum, "f")
        found.append(f"{low}..{'' if question.maximum is None else format(question.maximum, 'f')}")
    if question.decimals:
        found.append(f".{question.decimals}")
    return [*found, _one_line(question.unit, _BRACKETS + ":")] if question.unit else found


def _slots(question: Question) -> list[str]:
    return [f"{one.starts:%Y-%m-%d %H:%M}-{one.starts + timedelta(minutes=one.minutes):%H:%M}" for one in question.slots]


def _one_line(text: str, signs: str) -> str:
    return escaped(" ".join(text.split()), signs)
