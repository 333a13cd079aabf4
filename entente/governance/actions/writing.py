"""Deciding without meeting: by silence, or by consent in writing. Those who hold a seat are asked; the last word until it closes counts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente import record
from entente.documents.models import Document
from entente.documents.text import escaped
from entente.engine.sitting import Said, Written, by_consent, by_silence
from entente.governance import queue
from entente.governance.actions.minutes import hand_on
from entente.governance.actions.refusals import CannotDecideInWriting
from entente.governance.actions.sharing import lock, shared
from entente.governance.choices import Answered, WrittenForm, WrittenState
from entente.governance.hooks import Decided
from entente.governance.models import Body, Mandate, Voice, WrittenProcedure
from entente.governance.queries.people import people_of
from entente.governance.queries.rules import presence_of
from entente.governance.queries.written import NOUN
from entente.governance.references import reference_of
from entente.members.models import Reference
from entente.notices.actions import Own, links, tell
from entente.notices.days import day_of
from entente.notices.references import Reference as Named
from entente.people.models import Person
from entente.search.actions import put
from entente.vocabulary.choices import TrafficLight

WRITTEN = "governance.written"


@transaction.atomic
def open_written(
    body: Body, title: str, text: str, form: str, *, closes_at: datetime, papers: Iterable[Document] = (), by: Person, at: datetime
) -> WrittenProcedure:
    """Everybody who holds a seat today is asked, and can answer from the mail."""
    entry = record.open()
    title, text, rule = " ".join(title.split()), text.strip(), presence_of(body, day_of(at))
    asked = [one for one in people_of(body, day_of(at)).mandates if one.is_seated]
    _refuse(title, text, asked, closes_at, rule.written_days if rule else 0, at)
    share = {"numerator": rule.written_numerator, "denominator": rule.written_denominator} if rule else {}
    procedure = WrittenProcedure.objects.create(
        body=body,
        title=title[:200],
        text=text[:4000],
        form=form,
        source=rule.source if rule else "",
        marking=body.marking,
        opened_by=by,
        opened_at=at,
        closes_at=closes_at,
        **share,
    )
    procedure.papers.set(papers)
    Voice.objects.bulk_create(Voice(procedure=procedure, person=one.person, organisation=one.organisation) for one in asked)
    lock(NOUN, procedure.pk, body, procedure.marking, [by.pk, *(one.person_id for one in asked)])
    put(NOUN, [(procedure.pk, f"{procedure.title}\n{procedure.text}")])
    _ask(procedure, asked, by, at)
    queue.wake_at(closes_at)
    entry.enter("governance.written_opened", procedure, by=by, after={"form": form, "closes_at": closes_at, "people": len(asked)})
    return procedure


@transaction.atomic
def say(procedure: WrittenProcedure, person: Person, said: str, *, because: str = "", at: datetime) -> Voice:
    """Until it closes anybody asked may say something else; an objection says why."""
    entry = record.open()
    current = _open(procedure, at)
    voice = Voice.objects.select_for_update().filter(procedure=current, person=person).first()
    because = " ".join(because.split())[:1000]
    if voice is None:
        raise CannotDecideInWriting(_("Only those who held a seat when it was opened are asked."))
    if said not in Answered:
        raise CannotDecideInWriting(_("Say that you agree, object or abstain."))
    if said == Answered.OBJECT and not because:
        raise CannotDecideInWriting(_("Say in a sentence why you object: the others read it."))
    if (voice.said, voice.because) == (said, because):
        return voice
    voice.said, voice.because, voice.said_at = said, because, at
    voice.save(update_fields=["said", "because", "said_at"])
    entry.enter("governance.written_answered", current, by=person, after={"said": said})
    return voice


@transaction.atomic
def close_written(procedure: WrittenProcedure, *, by: Person | None, at: datetime) -> WrittenProcedure:
    """Once its time is over, or all have spoken: what it brought is written down, handed on, and told to those who were asked."""
    entry = record.open()
    current = WrittenProcedure.objects.select_for_update(of=("self",)).select_related("body", "opened_by").get(pk=procedure.pk)
    voices = list(Voice.objects.filter(procedure=current))
    if current.state != WrittenState.OPEN:
        raise CannotDecideInWriting(_("It is closed already."))
    if at < current.closes_at and any(not voice.said for voice in voices):
        raise CannotDecideInWriting(_("It runs until %(day)s, or until all have answered.") % {"day": _until(current)})
    found = outcome(current, voices)
    current.state = WrittenState.CARRIED if found.is_carried else WrittenState.NOT_CARRIED
    current.closed_at, current.result = at, _numbers(found)
    current.save(update_fields=["state", "closed_at", "result"])
    hand_on(current.body, [_decided(current)], by=by or current.opened_by, at=at)
    _tell_result(current, found, voices, by, at)
    entry.enter("governance.written_closed", current, by=by, after={"state": current.state, **_numbers(found)})
    return current


@transaction.atomic
def withdraw_written(procedure: WrittenProcedure, *, because: str, by: Person, at: datetime) -> WrittenProcedure:
    """Nothing is decided; a meeting deals with it, or nobody."""
    entry = record.open()
    current = _open(procedure, at)
    if not because.strip():
        raise CannotDecideInWriting(_("Say in a sentence why it is taken back."))
    current.state, current.closed_at = WrittenState.WITHDRAWN, at
    current.save(update_fields=["state", "closed_at"])
    entry.enter("governance.written_closed", current, by=by, because=because, after={"state": current.state})
    return current


def close_what_is_over(*, at: datetime) -> int:
    """The worker's part; how many were closed."""
    due = WrittenProcedure.objects.filter(state=WrittenState.OPEN, closes_at__lte=at).order_by("closes_at", "pk")
    return len([close_written(procedure, by=None, at=at) for procedure in due])


def outcome(procedure: WrittenProcedure, voices: Iterable[Voice]) -> Written:
    asked = list(voices)
    said = [Said(voice.said) for voice in asked if voice.said]
    if procedure.form == WrittenForm.SILENCE:
        return by_silence(len(asked), said)
    return by_consent(len(asked), said, Fraction(procedure.numerator, procedure.denominator))


def _refuse(title: str, text: str, asked: list[Mandate], closes_at: datetime, days: int, at: datetime) -> None:
    if not title or not text:
        raise CannotDecideInWriting(_("Write what is to be decided, word for word, and give it a title."))
    if not asked:
        raise CannotDecideInWriting(_("Nobody holds a seat in this body who could be asked."))
    if closes_at < at + timedelta(days=days) or closes_at <= at:
        words = ngettext("It has to run for %(days)s day at least.", "It has to run for %(days)s days at least.", days)
        raise CannotDecideInWriting(words % {"days": days} if days else _("It has to close later than now."))


def _open(procedure: WrittenProcedure, at: datetime) -> WrittenProcedure:
    current = WrittenProcedure.objects.select_for_update(of=("self",)).select_related("body").get(pk=procedure.pk)
    if current.state != WrittenState.OPEN or at >= current.closes_at:
        raise CannotDecideInWriting(_("It is closed: nothing more is taken."))
    return current


def _ask(procedure: WrittenProcedure, asked: list[Mandate], by: Person, at: datetime) -> None:
    choices = [(answer.value, str(answer.label)) for answer in (Answered.AGREE, Answered.ABSTAIN)]
    made = links(WRITTEN, subject_of(procedure), [one.person_id for one in asked], choices, lasts=procedure.closes_at - at, at=at)
    page = reverse("governance:written", args=[procedure.body.slug, procedure.pk])
    own = {person: Own(_letter(procedure, address, page), _("because you hold a seat in this body")) for person, address in made.items()}
    light = shared(procedure.body, procedure.marking, [by.pk, *own])
    subject = _("%(body)s decides in writing until %(day)s") % {"body": procedure.body, "day": _until(procedure)}
    tell(WRITTEN, to=own, own=own, subject=subject, body="", by=by, at=at, reference=subject_of(procedure), shared=light, reply_to=by.email)


def _letter(procedure: WrittenProcedure, address: str, page: str) -> str:
    if procedure.marking == TrafficLight.RED:
        waits = _("A question of your group waits for you. What is TLP:RED is read on its page only.")
        return f"{waits}\n\n[{_('Read and answer it')}]({page})"
    quoted = "\n".join(f"> {line}" for line in escaped(procedure.text).splitlines())
    how = WrittenForm(procedure.form).label
    answer = f"[{_('Agree or abstain')}]({address}) · [{_('Object, or read the papers')}]({page})"
    return f"**{escaped(procedure.title)}**\n\n{quoted}\n\n{how}. {_('It closes on %(day)s.') % {'day': _until(procedure)}}\n\n{answer}"


def _tell_result(procedure: WrittenProcedure, found: Written, voices: list[Voice], by: Person | None, at: datetime) -> None:
    page = reverse("governance:written", args=[procedure.body.slug, procedure.pk])
    title = _("The question") if procedure.marking == TrafficLight.RED else escaped(procedure.title)
    text = f"{title}: {procedure.get_state_display().lower()}. {sentence(found)}\n\n[{_('See what was said')}]({page})"
    to = [voice.person_id for voice in voices]
    subject = _("What %(body)s decided in writing") % {"body": procedure.body}
    light = shared(procedure.body, procedure.marking, to)
    tell(WRITTEN, to=to, subject=subject, body=text, by=by, at=at, home=reference_of(procedure.body), shared=light)


def sentence(found: Written) -> str:
    said = {"agree": found.agree, "object": found.object, "abstain": found.abstain, "silent": found.silent, "entitled": found.entitled}
    return _("Of %(entitled)s asked, %(agree)s agree, %(object)s object, %(abstain)s abstain, %(silent)s said nothing.") % said


def subject_of(procedure: WrittenProcedure) -> Named:
    return {"room": "governance", "noun": "written", "id": procedure.pk, "label": procedure.title}


def _decided(procedure: WrittenProcedure) -> Decided:
    reference = Reference("governance", "written", str(procedure.pk), str(procedure))
    on, is_taken = timezone.localdate(procedure.closes_at), procedure.state == WrittenState.CARRIED
    return Decided(reference, f"{procedure.title}: {procedure.text}", on, procedure.marking, is_taken=is_taken)


def _numbers(found: Written) -> dict[str, int]:
    return {name: getattr(found, name) for name in ("entitled", "agree", "object", "abstain", "needed")}


def _until(procedure: WrittenProcedure) -> str:
    return date_format(timezone.localtime(procedure.closes_at), "j F Y, H:i")
