"""Answering in a round: one question a page, one tap an answer; closing the page loses nothing."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.agenda import access, actions
from entente.agenda.models import Panellist, Question, Ranking, Topic
from entente.agenda.queries.panel import questions_of, scores_of
from entente.web.acting import who
from entente.web.agenda import saying
from entente.web.agenda.acting import acted
from entente.web.agenda.forms import InterestsForm


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    seat = access.seat_to_answer(request.user, pk)
    form = InterestsForm(request.POST, topics=seat.round.topics.all())

    def act(said: dict[str, Any], at: datetime) -> str:
        actions.begin(seat, [int(one) for one in said["topics"]], by=who(request), at=at)
        return reverse("agenda:answer", args=[pk])

    return acted(request, form, act, lambda **more: _interests(request, seat, **more), interests_form=form)


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Interests first, then the next question; `?question=3` goes back to the third."""
    seat = access.seat_to_answer(request.user, pk)
    if not seat.round.is_open:
        return redirect(seat.round)
    if seat.begun_at is None:
        return _interests(request, seat)
    return (_pair if seat.round.compares else _scores)(request, seat)


def _interests(request: HttpRequest, seat: Panellist, *, status: int = 200, **more: Any) -> HttpResponse:
    topics = list(seat.round.topics.order_by("number"))
    own = [one for one in topics if one.organisation_id == seat.organisation_id]
    form = InterestsForm(topics=[one for one in topics if one not in own])
    context = {"seat": seat, "round": seat.round, "own": own, "interests_form": form}
    return render(request, "agenda/interests.html", context | more, status=status)


def _pair(request: HttpRequest, seat: Panellist) -> HttpResponse:
    questions = questions_of(seat)
    at = _asked_for(request, questions, [one.is_answered for one in questions])
    if at is None:
        return _finished(request, seat, len(questions))
    question = questions[at]

    def act(said: dict[str, Any], moment: datetime) -> str:
        chosen = said["preferred"]
        actions.answer(question, int(chosen) if chosen.isdigit() else None, by=who(request), at=moment)
        return reverse("agenda:answer", args=[seat.round_id])

    def page(*, status: int = 200, **more: Any) -> HttpResponse:
        context = _progress(seat, at, len(questions), sum(one.is_answered for one in questions))
        sides = [(side, _group(seat, side)) for side in (question.first, question.second)]
        context |= {"question": question, "sides": sides, "earlier": _earlier(seat, question), "voices": _voices(seat, question)}
        return render(request, "agenda/question.html", context | more, status=status)

    return acted(request, _PreferredForm(request.POST), act, page) if request.method == "POST" else page()


def _scores(request: HttpRequest, seat: Panellist) -> HttpResponse:
    without = set(seat.interests.values_list("topic_id", flat=True))
    topics = [one for one in seat.round.topics.order_by("number") if one.pk not in without]
    given = scores_of(seat)
    at = _asked_for(request, topics, [one.pk in given for one in topics])
    if at is None:
        return _finished(request, seat, len(topics))
    topic, criteria = topics[at], list(seat.round.criteria.order_by("position"))
    form = _ScoreForm(request.POST or None, criteria=criteria, given=given.get(topic.pk, {}))

    def act(said: dict[str, Any], moment: datetime) -> str:
        halves = {one.pk: int(said[f"criterion-{one.pk}"]) for one in criteria}
        actions.score(seat, topic, halves, by=who(request), at=moment)
        return reverse("agenda:answer", args=[seat.round_id])

    def page(*, status: int = 200, **more: Any) -> HttpResponse:
        context = _progress(seat, at, len(topics), len(given)) | {"topic": topic, "form": form, "group": _group(seat, topic)}
        return render(request, "agenda/scores.html", context | more, status=status)

    return acted(request, form, act, page) if request.method == "POST" else page()


class _PreferredForm(forms.Form):
    preferred = forms.RegexField(r"^([0-9]{1,18}|none)$")


class _ScoreForm(forms.Form):
    def __init__(self, *args: Any, criteria: list[Any], given: dict[int, int], **options: Any) -> None:
        super().__init__(*args, **options)
        for one in criteria:
            self.fields[f"criterion-{one.pk}"] = forms.ChoiceField(
                label=one.name,
                choices=[("0", _("0: not at all")), ("1", _("½: in part")), ("2", _("1: in full"))],
                widget=forms.RadioSelect,
                initial=given.get(one.pk),
            )


def _asked_for(request: HttpRequest, things: list[Any], answered: list[bool]) -> int | None:
    """The place asked for, else the first that is open; None where all are answered."""
    asked = request.GET.get("question", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 4 and 1 <= int(asked) <= len(things):
        return int(asked) - 1
    return next((place for place, is_answered in enumerate(answered) if not is_answered), None)


def _progress(seat: Panellist, at: int, count: int, answered: int) -> dict[str, Any]:
    return {"seat": seat, "round": seat.round, "number": at + 1, "count": count, "answered": answered, "left": count - answered}


def _finished(request: HttpRequest, seat: Panellist, count: int) -> HttpResponse:
    return render(request, "agenda/finished.html", {"seat": seat, "round": seat.round, "numbers": range(1, count + 1)})


def _group(seat: Panellist, topic: Topic) -> str:
    """In a second round: where the group put the topic in the first."""
    if seat.round.after_id is None:
        return ""
    ranking = Ranking.objects.filter(round=seat.round.after_id).first()
    said = next((one for one in ranking.said["topics"] if one["topic"] == topic.pk), None) if ranking else None
    return _("The group’s place: %(band)s") % {"band": saying.band(said["low"], said["high"]).lower()} if said else ""


def _voices(seat: Panellist, question: Question) -> str:
    """In a second round: how those who were asked the same pair answered; never of fewer than three."""
    if seat.round.after_id is None:
        return ""
    pair = [question.first_id, question.second_id]
    rows = Question.objects.filter(panellist__round=seat.round.after_id, first__in=pair, second__in=pair, preferred__isnull=False)
    answers = list(rows.values_list("preferred_id", flat=True))
    if len(answers) < 3:
        return ""
    said = {"n": answers.count(question.first_id), "all": len(answers), "title": question.first.title}
    return _("%(n)s of %(all)s who were asked this preferred “%(title)s”.") % said


def _earlier(seat: Panellist, question: Question) -> int | None:
    """What the person said itself in the first round."""
    if seat.round.after_id is None:
        return None
    rows = Question.objects.filter(panellist__round=seat.round.after_id, panellist__person=seat.person_id)
    return rows.filter(first=question.first_id, second=question.second_id).values_list("preferred_id", flat=True).first()
