"""Answering a round: one page with all its questions, kept while one types."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from entente.engine.questions import Kind
from entente.forms import access, actions, queries
from entente.forms.beginning import Beginning, beginning
from entente.forms.models import Asked, Draft
from entente.forms.resolving import outcome_of
from entente.notices import text
from entente.web.files.downloads import download
from entente.web.forms.asking import language_for, languages_of, me, named
from entente.web.forms.posted import files_in, typed_in
from entente.web.forms.sheet import parts, sheet


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """GET shows where the answer stands; POST keeps, sends or declines it, as its button says."""
    asked, mine = access.asking_to_answer(request.user, pk, slug)
    if len(mine) > 1 and not slug:
        return render(request, "forms/for_which.html", {"round": asked.round, "mine": mine})
    if request.method == "POST":
        return _posted(request, asked, mine)
    if asked.round.takes_answers(timezone.now()):
        actions.note_opened(asked, at=timezone.now())
    return _page(request, asked, mine, beginning(asked, me(request), timezone.now()))


def _posted(request: HttpRequest, asked: Asked, mine: list[Asked]) -> HttpResponse:
    does, by, at = request.POST.get("do", "save"), me(request), timezone.now()
    typed = typed_in(asked.round.version.questionnaire, request.POST)
    try:
        return _done(request, asked, does, typed)
    except actions.Unfinished as refusal:
        began = beginning(asked, by, at)
        return _page(
            request, asked, mine, began, typed=_with_files(typed, began), wrong=refusal.outcome.problems, refusal=refusal, status=422
        )
    except actions.Overtaken as refusal:
        return _overtaken(request, asked, mine, typed, refusal)
    except actions.Refusal as refusal:
        if request.htmx:  # type: ignore[attr-defined]
            return render(request, "forms/_saved.html", {"refusal": refusal})
        return _page(request, asked, mine, beginning(asked, by, at), typed=typed, refusal=refusal, status=409)


def _done(request: HttpRequest, asked: Asked, does: str, typed: dict[str, Any]) -> HttpResponse:
    by, at = me(request), timezone.now()
    if does == "last":
        actions.repeat_last(asked, by=by, at=at)
    elif does == "nothing":
        actions.say_nothing(asked, by=by, at=at)
    elif does == "decline":
        actions.decline(asked, because=request.POST.get("because", ""), by=by, at=at)
    elif does == "send":
        _send(request, asked, typed)
    else:
        return _saved(request, asked, does, _save(request, asked, typed))
    messages.success(request, _outcome(does))
    return redirect(_address(asked))


def _send(request: HttpRequest, asked: Asked, typed: dict[str, Any]) -> None:
    """What was typed and brought is kept first, so that a refusal loses nothing."""
    by, at = me(request), timezone.now()
    if asked.round.is_anonymous:
        actions.send(asked, typed, revision=_revision(request), by=by, at=at)
        return
    draft = _save(request, asked, typed)
    actions.send(asked, draft.typed, revision=draft.revision, by=by, at=at)


def _save(request: HttpRequest, asked: Asked, typed: dict[str, Any]) -> Draft:
    by, at = me(request), timezone.now()
    brought = actions.keep_files(asked, files_in(asked.round.version.questionnaire, request.FILES), by=by, at=at)
    return actions.save_draft(asked, typed, revision=_revision(request), brought=brought, by=by, at=at)


def _saved(request: HttpRequest, asked: Asked, does: str, draft: Draft) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "forms/_saved.html", {"draft": draft})
    if does.startswith("more:"):
        return redirect(f"{_address(asked)}?more={does.removeprefix('more:')}#id-{does.removeprefix('more:')}")
    messages.success(request, _("Kept. Nobody sees it before you send it."))
    return redirect(_address(asked))


def _overtaken(request: HttpRequest, asked: Asked, mine: list[Asked], typed: dict[str, Any], refusal: actions.Overtaken) -> HttpResponse:
    """Both are shown: what was typed here stands in the fields, what the other wrote beside them."""
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "forms/_saved.html", {"refusal": refusal})
    began = beginning(asked, me(request), timezone.now())
    theirs = began.draft.typed if began.draft else {}
    return _page(request, asked, mine, began, typed=typed, theirs=theirs, refusal=refusal, status=409)


def _page(
    request: HttpRequest,
    asked: Asked,
    mine: list[Asked],
    began: Beginning,
    *,
    typed: dict[str, Any] | None = None,
    status: int = 200,
    refusal: Exception | None = None,
    **more: Any,
) -> HttpResponse:
    row, offered = asked.round, languages_of(asked.round)
    language = language_for(request, offered)
    questionnaire = row.version.questionnaire.into(language)
    said = began.typed if typed is None else typed
    fields = sheet(questionnaire, began, said, more=request.GET.get("more", ""), **more)
    texts = row.texts.get(language, {})
    context = {
        "round": row,
        "asked": asked,
        "mine": mine,
        "began": began,
        "parts": parts(fields),
        "wrong": [one for one in fields if one.problem],
        "files": ",".join(one.name for one in fields if one.question.kind is Kind.FILE),
        "title": texts.get("title") or row.title,
        "intro": text.html(texts.get("intro") or row.intro),
        "language": language,
        "languages": named(offered) if len(offered) > 1 else [],
        "takes_answers": row.takes_answers(timezone.now()),
        "can_repeat": began.last is not None and not outcome_of(row.version.questionnaire, began.last.said).problems,
        "here": _address(asked),
        "refusal": refusal,
        "sees_results": access.sees_results(request.user, row, timezone.now()),
    }
    return render(request, "forms/answer.html", context, status=status)


@login_required
@require_GET
def file(request: HttpRequest, pk: int, asked: int, key: str) -> HttpResponseBase:
    """A file that was brought, for those who answer with it and those who see who answered what."""
    found = access.asking_to_read(request.user, access.round_to_read(request.user, pk), asked)
    brought = queries.file_of(found, key, drafts=access.is_mine(request.user, found))
    if brought is None:
        raise Http404
    response = download(brought.upload)
    response["Content-Disposition"] = content_disposition_header(True, brought.name) or "attachment"
    return response


def _with_files(typed: dict[str, Any], began: Beginning) -> dict[str, Any]:
    """The files stand in the draft, whatever the page sent."""
    held = began.draft.typed if began.draft else {}
    return {**typed, **{key: value for key, value in held.items() if isinstance(value, dict) and "upload" in value}}


def _address(asked: Asked) -> str:
    if asked.organisation:
        return reverse("forms:answer-for", args=[asked.round_id, asked.organisation.slug])
    return reverse("forms:answer", args=[asked.round_id])


def _revision(request: HttpRequest) -> int:
    said = request.POST.get("revision", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _outcome(does: str) -> str:
    return {
        "nothing": _("Noted: there is nothing to report. You can still send an answer until the round closes."),
        "decline": _("Noted. You can still send an answer until the round closes."),
    }.get(does, _("Your answer was sent. Thank you."))
