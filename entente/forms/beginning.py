"""With what an answer begins: the draft, what was sent, what was said last time, what the platform knows; each marked as what it is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.forms.earlier import earlier_answers
from entente.forms.models import Answer, Asked, Draft
from entente.forms.prefill import known
from entente.notices.days import day_of
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Beginning:
    """`typed` stands in the fields. `last` is the earlier answer, and `from_last` and `from_here` the questions that begin with it or with
    what is known here; both are empty once somebody has typed or sent something."""

    typed: dict[str, Any]
    draft: Draft | None = None
    sent: Answer | None = None
    last: Answer | None = None
    from_last: frozenset[str] = field(default_factory=frozenset)
    from_here: frozenset[str] = field(default_factory=frozenset)

    @property
    def revision(self) -> int:
        return self.draft.revision if self.draft else 0

    @property
    def last_year(self) -> int:
        """The year in which the earlier answer was given."""
        return timezone.localtime(self.last.at).year if self.last and self.last.at else 0


def beginning(asked: Asked, by: Person, at: datetime) -> Beginning:
    row = asked.round
    draft = Draft.objects.select_related("by").filter(asked=asked).first()
    sent = None if row.is_anonymous else Answer.objects.select_related("by").filter(asked=asked).order_by("-number").first()
    last = None if row.is_anonymous else earlier_answers(row, [asked]).get(asked.pk)
    if draft or sent:
        return Beginning(dict(draft.typed if draft else sent.said if sent else {}), draft, sent, last)
    questions = list(row.version.questionnaire.asked)
    here = {} if row.is_anonymous else known(questions, asked, by, day_of(at))
    kinds = {question.key: question.kind for question in questions}
    before = {key: value for key, value in (last.said if last else {}).items() if _fits(last, key, kinds) and key not in here}
    return Beginning({**before, **here}, None, None, last, frozenset(before), frozenset(here))


def _fits(last: Answer | None, key: str, kinds: dict[str, Any]) -> bool:
    """Whether the question still is of the kind it was then; a file is not brought along."""
    then = last.round.version.questionnaire.question(key) if last else None
    return then is not None and kinds.get(key) is then.kind and then.kind.value != "file"
