"""Questions to circles: asked, answered, closed, and made into a practice."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.exchange import access, actions
from entente.exchange.models import Practice, Question
from entente.exchange.queries import QUESTION
from entente.governance.access import sees_people
from entente.governance.models import Body
from entente.search.queries import matching
from entente.web.acting import who
from entente.web.exchange import forms
from entente.web.exchange.acting import answer, number, plain

A_PAGE = 25


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What do the circles ask each other?"""
    words, after = plain(request, "q"), number(plain(request, "after"))
    found = access.questions(request.user)
    if words:
        found = found.filter(pk__in=matching(QUESTION, words))
    page = found.filter(pk__lt=after) if after else found
    rows = list(page.select_related("body", "organisation", "by").order_by("-pk")[: A_PAGE + 1])
    now = timezone.now()
    context = {
        "rows": [(one, one.is_open(now), access.asker_shown(request.user, one)) for one in rows[:A_PAGE]],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "words": words,
        "may_ask": bool(access.circles_to_ask(request.user)) and bool(access.organisations_to_speak_for(request.user)),
    }
    return render(request, "exchange/questions.html", context)


@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    found, now = access.question_to_read(request.user, pk), timezone.now()
    asker = access.is_asker(request.user, found)
    mine = who(request).pk if request.user.is_authenticated else None
    answers = list(found.answers.select_related("by").order_by("pk"))
    context = {
        "found": found,
        "is_open": found.is_open(now),
        "shown": access.asker_shown(request.user, found),
        "asker": asker,
        "keeps": asker or access.keeps(request.user),
        "answers": answers,
        "names": access.answers_it(request.user, found) or asker or sees_people(request.user, found.body_id),
        "usable": sum(one.may_use is True for one in answers),
        "unasked": sum(one.may_use is None for one in answers),
        "own": next((one for one in answers if one.by_id == mine), None),
        "may_answer": found.is_open(now) and access.answers_it(request.user, found),
        "practice": access.practices(request.user).filter(pk=found.practice_id).first() if found.practice_id else None,
    }
    return render(request, "exchange/question.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own, circles = access.organisations_to_speak_for(request.user), access.circles_to_ask(request.user)
    if not own or not circles:
        raise PermissionDenied(_("You ask a group that you sit in, for an organisation that you speak for."))
    rows = Body.objects.filter(pk__in=[one.pk for one in circles]).order_by("code")
    form = forms.QuestionForm(request.POST if request.method == "POST" else None, own=own, for_office=False, circles=rows)

    def act(fields: dict[str, Any], at: datetime) -> Question:
        access.speaker_for(request.user, form.organisation)
        return actions.ask(fields["body"], form.organisation, form.facts, by=who(request), at=at)

    lead = _("Everybody who sits in the circle is asked by mail and can answer from it.")
    return answer(request, form, act, title=_("What do you ask your circle?"), button=_("Ask"), back="exchange:questions", lead=lead)


@login_required
def answer_it(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.question_to_answer(request.user, pk)
    before = found.answers.filter(by=who(request)).first()
    initial = {"text": before.text, "may_use": {True: "yes", False: "no", None: ""}[before.may_use]} if before else None
    form = forms.AnswerForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Question:
        return actions.answer(found, fields["text"], may_use=fields["may_use"], by=who(request), at=at).question

    return answer(request, form, act, title=found.title, button=_("Answer"), of=found, lead=found.text)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.question_to_keep(request.user, pk)

    def act(fields: dict[str, Any], at: datetime) -> Question:
        return actions.close_question(found, by=who(request), at=at)

    return answer(request, forms.forms_of_nothing(request), act, title=_("Close the question?"), button=_("Close it"), of=found)


@login_required
def ask_consent(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.question_to_keep(request.user, pk)

    def act(fields: dict[str, Any], at: datetime) -> Question:
        actions.ask_consent(found, by=who(request), at=at)
        return found

    lead = _("Who answered and did not say yet is asked by mail whether the answer may be used.")
    title, said = _("May the answers be used?"), _("They are asked.")
    return answer(request, forms.forms_of_nothing(request), act, title=title, button=_("Ask them"), of=found, lead=lead, said=said)


@login_required
def make_practice(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.question_to_keep(request.user, pk)

    def act(fields: dict[str, Any], at: datetime) -> Practice:
        return actions.make_practice(found, by=who(request), at=at)

    lead = _("A draft of the answers that may be used, without names; edit it, then hand it in for review.")
    title = _("Make a practice of it")
    return answer(request, forms.forms_of_nothing(request), act, title=title, button=_("Make a draft"), of=found, lead=lead)
