"""What a link in a mail may do: answer the only question, repeat the last answer, say that there is nothing to say, or why not."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.questions import NO, YES
from entente.forms import actions
from entente.forms.actions import telling
from entente.forms.models import Asked, Draft, Round
from entente.forms.whom import answering
from entente.notices.days import day_of
from entente.notices.links import LinkKind
from entente.people.models import Person


def answer(person: Person, subject: str, choice: str, at: datetime) -> str:
    """With the person's rights of now: whoever no longer answers for an organisation is refused."""
    asked = _asked(person, subject, at)
    if choice == telling.NOTHING:
        actions.say_nothing(asked, by=person, at=at)
        return _("“%(title)s”: nothing to report. You can still send an answer until it closes.") % {"title": asked.round.title}
    if choice in {telling.NO_TIME, telling.NOT_OURS}:
        actions.decline(asked, because=_reason(choice), by=person, at=at)
        return _("You declined “%(title)s”. You can still send an answer until it closes.") % {"title": asked.round.title}
    if choice == telling.LAST:
        actions.repeat_last(asked, by=person, at=at)
    else:
        _say(asked, choice, person, at)
    return _("Your answer to “%(title)s” was sent. Thank you.") % {"title": asked.round.title}


def _say(asked: Asked, choice: str, person: Person, at: datetime) -> None:
    """The one question that the round asks."""
    only = asked.round.version.questionnaire.asked[0]
    revision = Draft.objects.filter(asked=asked).values_list("revision", flat=True).first() or 0
    said: object = choice.removeprefix(telling.OPTION)
    if choice in {telling.ALL_SLOTS, telling.NO_SLOT}:
        said = dict.fromkeys((slot.key for slot in only.slots), YES if choice == telling.ALL_SLOTS else NO)
    actions.send(asked, {only.key: said}, revision=revision, by=person, at=at)


def _asked(person: Person, subject: str, at: datetime) -> Asked:
    """ "12" is a round; "12-34" a round for one of the organisations that the person answers for."""
    pk, _sign, organisation = subject.partition("-")
    row = Round.objects.filter(pk=pk).first()
    rows = Asked.objects.filter(round_id=pk).select_related("round__version__form", "organisation")
    if row is not None and not row.asks_persons:
        speaks = [organisation for organisation, persons in answering(day_of(at), [person.pk]).items() if person.pk in persons]
        found = list(rows.filter(organisation__in=speaks, **({"organisation": organisation} if organisation else {}))[:2])
    else:
        found = list(rows.filter(person=person))
    if not found:
        raise actions.CannotAnswer(_("You are no longer among those who may answer this. If you should be, tell who asked."))
    if len(found) > 1:
        raise actions.CannotAnswer(_("You answer for more than one organisation: sign in, and choose for which."))
    return found[0]


def _reason(choice: str) -> str:
    return {telling.NO_TIME: _("No time"), telling.NOT_OURS: _("It does not concern us")}[choice]


LINKS = {telling.LINK: LinkKind(gettext_lazy("How do you answer “%(label)s”?"), answer)}
