"""Reading the plain text. What cannot be read is refused with its line; nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from entente.engine.questions import plain
from entente.engine.questions.kinds import Kind
from entente.engine.questions.limits import LONGEST_HELP, LONGEST_LABEL, MOST_OPTIONS, MOST_QUESTIONS
from entente.engine.questions.question import OTHER, Asks, Condition, Malformed, Question, is_number
from entente.engine.questions.questionnaire import Questionnaire
from entente.engine.questions.quick import escapes, specs

_CONDITION = re.compile(r"if\s+(\d{1,4})\s*(=|>|answered\b)\s*(.*)", re.DOTALL)
_SOURCE = re.compile(r"=\s*([a-z]+\.[a-z_]+)")
ZONE = "Europe/Brussels"


class Unreadable(ValueError):
    """A line that cannot be read: which, the problem in a word, and the part it is about."""

    def __init__(self, line: int, problem: str, detail: str = "") -> None:
        super().__init__(f"line {line}: {problem} {detail}".strip())
        self.line, self.problem, self.detail = line, problem, detail


@dataclass(slots=True)
class _Reading:
    """What has been read so far. Keys come from the questions before where a line is called as it was, else are new."""

    before: dict[str, Question]
    given: int
    zone: str
    found: list[Question] = field(default_factory=list)

    @property
    def asked(self) -> list[Question]:
        return [question for question in self.found if question.is_asked]

    def held(self, label: str) -> Question | None:
        taken = {question.key for question in self.found}
        one = self.before.get(label)
        return one if one and one.key not in taken else None

    def key(self, before: Question | None) -> str:
        if before:
            return before.key
        self.given += 1
        return f"q{self.given}"


def read(text: str, before: Iterable[Question] = (), *, given: int = 0, zone: str = ZONE) -> Questionnaire:
    """The questions of a text; `given` is the highest number that a key of the form has. Raises Unreadable."""
    known = {question.label: question for question in before}
    numbers = [int(one.key[1:]) for one in known.values() if re.fullmatch(r"q[0-9]{1,8}", one.key)]
    reading = _Reading(known, max([given, *numbers]), zone)
    for number, line in enumerate(text.splitlines(), start=1):
        if line := " ".join(plain.kept(line).split()):
            try:
                _read(reading, line)
            except specs.Spec as problem:
                raise Unreadable(number, problem.problem, problem.detail) from None
    try:
        return Questionnaire(tuple(reading.found))
    except Malformed as problem:
        raise Unreadable(0, problem.problem, problem.detail) from None


def _read(reading: _Reading, line: str) -> None:
    if line.startswith("#"):
        reading.found.append(_section(reading, line.lstrip("#").strip()))
    elif line.startswith(">"):
        _change(reading, help=_help(reading, line[1:].strip()))
    elif condition := _CONDITION.fullmatch(line):
        _change(reading, condition=_condition(reading, *condition.groups()))
    elif source := _SOURCE.fullmatch(line):
        _change(reading, source=source[1][:60])
    else:
        reading.found.append(_question(reading, line))
    if len(reading.found) > MOST_QUESTIONS:
        raise specs.Spec("too_many", str(MOST_QUESTIONS))


def _section(reading: _Reading, written: str) -> Question:
    label = _label(written)
    before = reading.held(label)
    before = before if before and not before.is_asked else None
    return Question(reading.key(before), Kind.SECTION, label, texts=before.texts if before else {})


def _question(reading: _Reading, line: str) -> Question:
    written, spec = _split(line)
    is_required = escapes.ends_with(written, "*")
    label = _label(written[:-1] if is_required else written)
    before = reading.held(label)
    said = specs.read(spec, before, reading.zone)
    if (
        len(said.get("options", ())) > MOST_OPTIONS
        or len(said.get("columns", ())) > MOST_OPTIONS
        or len(said.get("slots", ())) > MOST_OPTIONS
    ):
        raise specs.Spec("too_many_parts", str(MOST_OPTIONS))
    before = before if before and before.kind is said["kind"] else None
    return Question(reading.key(before), label=label, is_required=is_required, texts=before.texts if before else {}, **said)


def _split(line: str) -> tuple[str, str]:
    """The words and what stands in the brackets; without brackets it is one line of text."""
    if not escapes.ends_with(line, "]"):
        return line.strip(), "text"
    opening = escapes.last(line[:-1], "[")
    if opening < 0:
        raise specs.Spec("bracket", line[-40:])
    return line[:opening].strip(), line[opening + 1 : -1]


def _label(written: str) -> str:
    label = " ".join(escapes.unescaped(written.strip()).split())
    if not label:
        raise specs.Spec("label")
    if len(label) > LONGEST_LABEL:
        raise specs.Spec("long_label", str(LONGEST_LABEL))
    return label


def _help(reading: _Reading, written: str) -> str:
    before = reading.found[-1].help if reading.found else ""
    said = f"{before}\n{written}" if before else written
    if len(said) > LONGEST_HELP:
        raise specs.Spec("long_help", str(LONGEST_HELP))
    return said


def _change(reading: _Reading, **said: object) -> None:
    if not reading.found:
        raise specs.Spec("nothing_before")
    reading.found[-1] = replace(reading.found[-1], **said)  # type: ignore[arg-type]


def _condition(reading: _Reading, number: str, asks: str, rest: str) -> Condition:
    """Numbers count the questions, not the headings; the question that is conditional is the last one read."""
    if not reading.found:
        raise specs.Spec("nothing_before")
    earlier = [question for question in reading.found[:-1] if question.is_asked]
    if not 0 < int(number) <= len(earlier):
        raise specs.Spec("not_earlier", number)
    about = earlier[int(number) - 1]
    if asks == "answered":
        if rest:
            raise specs.Spec("too_much", rest)
        return Condition(about.key, Asks.ANSWERED)
    if asks == ">":
        if about.kind is not Kind.NUMBER or not is_number(rest):
            raise specs.Spec("no_number", rest or number)
        return Condition(about.key, Asks.ABOVE, (rest,))
    return Condition(about.key, Asks.ONE_OF, tuple(_options(about, rest)))


def _options(about: Question, rest: str) -> list[str]:
    named = {option.label.casefold(): option.key for option in about.options} | {option.key: option.key for option in about.options}
    named |= {"...": OTHER, "\u2026": OTHER} if about.takes_other else {}
    said = [" ".join(escapes.unescaped(part).split()).casefold() for part in escapes.parts(rest, "|")]
    if not said or not about.kind.is_choice:
        raise specs.Spec("no_such_option", rest)
    if unknown := [one for one in said if one not in named]:
        raise specs.Spec("no_such_option", unknown[0])
    return list(dict.fromkeys(named[one] for one in said))
