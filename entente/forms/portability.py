"""What this room keeps about a person: what it was asked and answered, what it typed, and what it asked others."""

from django.utils.translation import gettext as _

from entente.engine.questions import words
from entente.forms.models import Answer, Asked, Draft, Form, Round
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    asked = Asked.objects.filter(person=person_id).order_by("pk").values_list("round__title", "asked_at", "opened_at", "became", "reason")
    answers = Answer.objects.filter(by=person_id).select_related("round__version", "asked__organisation").order_by("at", "pk")
    drafts = Draft.objects.filter(by=person_id).select_related("asked__round").order_by("pk")
    rounds = Round.objects.filter(author=person_id).order_by("pk").values_list("title", "state", "opened_at", "closed_at")
    forms = Form.objects.filter(author=person_id).order_by("pk").values_list("title", "changed_at")
    return [
        Section(_("What you were asked"), ("round", "asked", "opened", "state", "reason"), list(asked)),
        Section(
            _("What you answered"), ("round", "for", "at", "question", "answer"), [one for answer in answers for one in _lines(answer)]
        ),
        Section(_("What you typed and did not send"), ("round", "typed"), [(one.asked.round.title, one.typed) for one in drafts]),
        Section(_("Rounds you planned"), ("round", "state", "opened", "closed"), list(rounds)),
        Section(_("Forms you wrote"), ("form", "changed"), list(forms)),
    ]


def _lines(answer: Answer) -> list[tuple[str, str, object, str, str]]:
    whose = str(answer.asked.organisation or "") if answer.asked else ""
    return [
        (answer.round.title, whose, answer.at, question.label, words(question, answer.said[question.key]))
        for question in answer.round.version.questionnaire.asked
        if question.key in answer.said
    ]
