"""What a click in a mail may do here, with the person's own rights: answer a question, say whether the answer may be used."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.exchange import actions
from entente.exchange.actions.asking import ANSWER, CONSENT
from entente.exchange.models import Question
from entente.notices.links import LinkKind, Shown
from entente.people.models import Person


def _answer(person: Person, subject: str, text: str, at: datetime) -> str:
    row = _question(subject)
    actions.answer(row, text, by=person, at=at)
    return _("Thank you: your answer is with who asked.")


def _consent(person: Person, subject: str, choice: str, at: datetime) -> str:
    given = actions.consent(_question(subject), may_use=choice == "yes", by=person, at=at)
    return _("Thank you. Your answer may be used, without your name.") if given.may_use else _("Thank you. Your answer is not used.")


def _shown(person: Person, subject: str) -> Shown:
    row = _question(subject)
    return Shown([(str(_("Question")), row.title), (str(_("In full")), row.text)], row.get_absolute_url(), str(_("Open the question")))


def _question(subject: str) -> Question:
    return Question.objects.select_related("body", "organisation").get(pk=int(subject))


LINKS = {
    ANSWER: LinkKind(gettext_lazy("What do you answer to %(label)s?"), _answer, words=gettext_lazy("Your answer"), shows=_shown),
    CONSENT: LinkKind(
        gettext_lazy("May your answer to %(label)s be used in a practice?"),
        _consent,
        choices=[("yes", gettext_lazy("Yes, without my name")), ("no", gettext_lazy("No"))],
        shows=_shown,
    ),
}
