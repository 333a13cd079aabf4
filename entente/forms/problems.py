"""What the engine refuses in a word, as sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from entente.engine.questions import Malformed, Wrong
from entente.engine.questions.quick import Unreadable

_WRONG: dict[str, str | Promise] = {
    "required": lazy("Please answer this."),
    "number": lazy("This is not a number. Write it in figures, such as 1200."),
    "whole": lazy("Write a whole number, without point or comma."),
    "decimals": lazy("Write at most %(detail)s figures after the point."),
    "too_small": lazy("It is at least %(detail)s."),
    "too_large": lazy("It is at most %(detail)s."),
    "too_long": lazy("It has more than %(detail)s letters. Say it shorter."),
    "date": lazy("This is not a day. Write it as 2026-05-31."),
    "choice": lazy("Choose one of the answers offered."),
    "say_other": lazy("Say in a few words what else."),
    "table": lazy("The rows could not be read. Fill them in again."),
    "too_many_rows": lazy("At most %(detail)s rows can be kept. Bring a longer list as a file."),
    "cell": lazy("Row %(detail)s: %(because)s"),
    "organisation": lazy("No organisation, or more than one, is called so here. Write its name as its page has it."),
    "person": lazy("Write a name."),
    "name": lazy("Write the name that belongs to the address."),
    "address": lazy("This is not an e-mail address."),
    "file": lazy("Bring the file again."),
    "slots": lazy("Say yes, if need be or no."),
    "text": lazy("This could not be read. Write it as text."),
}
_MALFORMED: dict[str, str | Promise] = {
    "too_many": lazy("A form asks at most %(detail)s questions. Split it."),
    "too_many_parts": lazy("It offers too many answers, columns or times: at most 100."),
    "label": lazy("The question has no words."),
    "long_label": lazy("The question is longer than %(detail)s letters. Put the rest into its help."),
    "long_help": lazy("The help is longer than %(detail)s letters."),
    "kind": lazy(
        "There is no kind “%(detail)s”. There are: text, long, number, one, many, yes/no, date, file, table, organisation, person, times."
    ),
    "bracket": lazy("A “]” without its “[”."),
    "too_much": lazy("“%(detail)s” does not belong here."),
    "colon": lazy("A “:” is missing before what can be chosen: “%(detail)s”."),
    "range": lazy("The least is more than the most."),
    "bound": lazy("“%(detail)s” is not a number."),
    "no_parts": lazy("It offers nothing to choose, no column or no time."),
    "no_options": lazy("It offers nothing to choose: [one: Red | Blue]."),
    "no_columns": lazy("The table has no columns: [table: Name | Budget (number)]."),
    "no_slots": lazy("It proposes no time: [times: 2026-05-04 14:00-15:30 | 2026-05-05 09:00-10:30]."),
    "same_options": lazy("“%(detail)s” is offered twice."),
    "same_part": lazy("The same is offered twice."),
    "zone": lazy("“%(detail)s” is not a time zone; write Europe/Brussels."),
    "slot": lazy("“%(detail)s” is not a time; write 2026-05-04 14:00-15:30."),
    "nothing_before": lazy("There is no question before it."),
    "not_earlier": lazy("A condition looks back to an earlier question, by its number; there is none with this number before."),
    "no_such_option": lazy("The earlier question offers no “%(detail)s”."),
    "no_number": lazy("“%(detail)s”: only a question that asks for a number can be compared with one."),
}


def sentence(wrong: Wrong) -> str:
    """What is wrong with an answer, and what to do."""
    because = sentence(wrong.because) if wrong.because else ""
    return str(_WRONG.get(wrong.problem, _WRONG["text"])) % {"detail": wrong.detail, "because": because}


def unreadable(refusal: Unreadable) -> str:
    """What is wrong with a line of a form's text."""
    said = str(_MALFORMED.get(refusal.problem, _("This cannot be read."))) % {"detail": refusal.detail}
    return _("Line %(line)s: %(said)s") % {"line": refusal.line, "said": said} if refusal.line else said


def malformed(refusal: Malformed) -> str:
    """What is wrong with the questions."""
    said = str(_MALFORMED.get(refusal.problem, _("It cannot be kept like this."))) % {"detail": refusal.detail}
    return _("Question %(place)s: %(said)s") % {"place": refusal.place, "said": said} if refusal.place else said
