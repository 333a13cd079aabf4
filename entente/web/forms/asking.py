"""What the views of this room begin with: who looks, in which language, one button and its answer."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation.trans_real import parse_accept_lang_header

from entente.forms.models import Round
from entente.forms.refusals import Refusal
from entente.notices.refusals import Refusal as NoticesRefusal
from entente.people.models import Account, Person

FIRST = "en"


def me(request: HttpRequest) -> Person:
    """The person behind a page that only signed-in people reach."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def pressed(request: HttpRequest, act: Callable[[datetime], Any], *, to: Any, said: str | Promise = "") -> HttpResponse:
    """A button: act and lead on; a refusal is said on the page one comes back to."""
    try:
        act(timezone.now())
    except (Refusal, NoticesRefusal) as refusal:
        messages.error(request, str(refusal))
    else:
        if said:
            messages.success(request, str(said))
    return redirect(to)


def answered(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    act: Callable[[dict[str, Any], datetime], Any],
    *,
    to: Callable[[Any], Any],
) -> HttpResponse:
    """GET shows the form in `context`; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    form = context["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        done = act(form.cleaned_data, timezone.now())
    except (Refusal, NoticesRefusal) as refusal:
        return render(request, template, context | {"refusal": refusal}, status=409)
    return redirect(to(done))


def languages_of(row: Round) -> list[str]:
    """In which languages the round can be read; English first."""
    return [FIRST, *sorted((row.version.questionnaire.languages | set(row.texts)) - {FIRST})]


def language_for(request: HttpRequest, offered: Iterable[str]) -> str:
    """What was chosen on the page, else what the browser asks for, of what there is."""
    offered = list(offered)
    if (asked := request.GET.get("lang", "")) in offered:
        return asked
    wanted = [code.partition("-")[0] for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    return next((code for code in wanted if code in offered), FIRST)


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Languages, each in its own words."""
    return [(code, _own_name(code)) for code in codes]


def _own_name(code: str) -> str:
    try:
        return (Locale.parse(code).get_display_name() or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code
