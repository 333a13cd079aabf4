"""The questions of a form one by one: added, described, moved, doubled, taken away."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.engine.questions import Kind, Question, Questionnaire, editing
from entente.forms import access, actions
from entente.forms.models import Version
from entente.web.forms import question_form
from entente.web.forms.asking import answered, pressed
from entente.web.forms.question_form import QuestionForm
from entente.web.forms.views.editor import changed


@login_required
@require_POST
def add(request: HttpRequest, form: int) -> HttpResponse:
    """A new question of the kind whose button was pressed, and to its page."""
    found = access.form_to_write(request.user, form)
    kind = next((kind for kind in Kind if kind.value == request.POST.get("kind", "")), None)
    if kind is None:
        raise Http404
    key = f"q{found.keys_given + 1}"
    label = _("New heading") if kind is Kind.SECTION else _("New question")
    question = editing.fresh(key, kind, label, timezone.localtime().replace(tzinfo=None, minute=0, second=0, microsecond=0))
    return pressed(
        request,
        lambda at: changed(request, found, lambda questionnaire: editing.added(questionnaire, question, request.POST.get("behind", ""))),
        to=reverse("forms:question", args=[found.pk, key]),
    )


@login_required
def question(request: HttpRequest, form: int, key: str) -> HttpResponse:
    """One question: what it asks, what can be answered, when it is asked."""
    found = access.form_to_write(request.user, form)
    version = found.current
    one = _question(version, key)
    filled = QuestionForm(
        request.POST or None,
        question=one,
        before=question_form.before(version.questionnaire, key),
        initial=question_form.begun(one) | {"after": actions.stamp(version)},
    )
    return answered(
        request,
        "forms/question.html",
        {"form": filled, "form_row": found, "question": one},
        lambda said, at: changed(request, found, lambda questionnaire: editing.put(questionnaire, said["question"]), after=said["after"]),
        to=lambda version: f"{reverse('forms:form', args=[found.pk])}#{key}",
    )


@login_required
@require_POST
def change(request: HttpRequest, form: int, key: str) -> HttpResponse:
    """Up, down, once more, away."""
    found = access.form_to_write(request.user, form)
    _question(found.current, key)
    does = _DOES.get(request.POST.get("do", ""))
    if does is None:
        raise Http404
    new = f"q{found.keys_given + 1}"
    return pressed(
        request,
        lambda at: changed(request, found, lambda questionnaire: does(questionnaire, key, new), after=_after(request)),
        to=f"{reverse('forms:form', args=[found.pk])}#{key}",
    )


_DOES: dict[str, Callable[[Questionnaire, str, str], Questionnaire]] = {
    "up": lambda questionnaire, key, new: editing.moved(questionnaire, key, -1),
    "down": lambda questionnaire, key, new: editing.moved(questionnaire, key, 1),
    "duplicate": editing.duplicated,
    "drop": lambda questionnaire, key, new: editing.dropped(questionnaire, key),
}


def _question(version: Version, key: str) -> Question:
    one = version.questionnaire.question(key)
    if one is None:
        raise Http404
    return one


def _after(request: HttpRequest) -> int | None:
    said = request.POST.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else None
