"""A form in another language: every text with its translation beside; what is left empty is shown as it was written first."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from entente.engine.questions import Question, Questionnaire, Texts
from entente.forms import access, actions
from entente.vocabulary.names import EU_LANGUAGES
from entente.web.documents.languages import languages
from entente.web.forms.asking import answered, me, named
from entente.web.forms.forms import RoundTextsForm

LONGEST = {"label": 400, "help": 1000}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, form: int, language: str) -> HttpResponse:
    found = access.form_to_write(request.user, form)
    if language not in EU_LANGUAGES or language == "en":
        raise Http404
    version = found.current
    if request.method != "POST":
        rows = [(question, _rows(question, language)) for question in version.questionnaire]
        context = {"form_row": found, "language": language, "name": named([language])[0][1], "rows": rows, "after": actions.stamp(version)}
        return render(request, "forms/translate.html", context | {"languages": [one for one in languages() if one[0] != "en"]})
    questions = tuple(_translated(question, request, language) for question in version.questionnaire)
    actions.change_form(found, questionnaire=Questionnaire(questions), by=me(request), at=timezone.now())
    return redirect("forms:form", form)


@login_required
def translate_round(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """What the round itself says: its title and its first words."""
    row = access.round_to_organise(request.user, pk)
    if language not in EU_LANGUAGES or language == "en":
        raise Http404
    context = {
        "form": RoundTextsForm(request.POST or None, initial=row.texts.get(language)),
        "round": row,
        "language": language,
        "name": named([language])[0][1],
        "languages": [one for one in languages() if one[0] != "en"],
    }
    return answered(
        request,
        "forms/translate_round.html",
        context,
        lambda said, at: actions.translate_round(row, language, **said, by=me(request), at=at),
        to=lambda changed: changed,
    )


def _rows(question: Question, language: str) -> list[tuple[str, str, str]]:
    """(field's name, the text, its translation)."""
    said = question.texts.get(language, Texts())
    rows = [(f"{question.key}.label", question.label, said.label)]
    if question.help:
        rows.append((f"{question.key}.help", question.help, said.help))
    parts = [(one.key, one.label) for one in question.options] + [(one.key, one.label) for one in question.columns]
    return rows + [(f"{question.key}.part.{key}", label, said.parts.get(key, "")) for key, label in parts]


def _translated(question: Question, request: HttpRequest, language: str) -> Question:
    def said(name: str, longest: int) -> str:
        return " ".join(request.POST.get(f"{question.key}.{name}", "").replace("\x00", "").split())[:longest]

    parts = {key: text for key in question.parts if (text := said(f"part.{key}", LONGEST["label"]))}
    texts = Texts(said("label", LONGEST["label"]), said("help", LONGEST["help"]), parts)
    others = {code: one for code, one in question.texts.items() if code != language}
    return replace(question, texts=others | ({language: texts} if texts != Texts() else {}))
