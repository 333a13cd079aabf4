"""Where a practice is at work, and its words in other languages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.exchange import queue
from entente.exchange.actions.facts import LONGEST
from entente.exchange.actions.finding import index_practice, practice_held
from entente.exchange.actions.refusals import CannotShare
from entente.exchange.choices import PracticeState
from entente.exchange.models import Deployment, Practice, Translation
from entente.people.models import Person
from entente.vocabulary.models import Sector
from entente.vocabulary.names import EU_LANGUAGES


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    problem: str
    how: str = ""
    result: str = ""
    preconditions: str = ""


@transaction.atomic
def deploy(practice: Practice, sector: Sector, *, reference: str, evidence: str, on: date, by: Person, at: datetime) -> Deployment:
    entry = record.open()
    row = practice_held(practice)
    named, seen = one_line(reference, 300), one_line(evidence, 500)
    if not named or not seen:
        raise CannotShare(_("Say where it is at work, as it may be said, and by what one sees it."))
    if on > timezone.localtime(at).date():
        raise CannotShare(_("That day is still to come."))
    if row.deployments.filter(sector=sector, reference=named).exists():
        raise CannotShare(_("This was said already."))
    made = Deployment.objects.create(practice=row, sector=sector, reference=named, evidence=seen, on=on, by=by, at=at)
    entry.enter("exchange.deployed", row, by=by, organisation=row.organisation, after={"sector": sector.pk, "on": on})
    if row.state == PracticeState.PUBLISHED:
        queue.match_soon()
    return made


@transaction.atomic
def translate(practice: Practice, language: str, words: Words, *, by: Person, at: datetime) -> Translation:
    """Of what stands there now; another translation into the language takes the place of the one before."""
    entry = record.open()
    row = practice_held(practice)
    if language not in EU_LANGUAGES or language == row.language:
        raise CannotShare(_("Choose another language than its own."))
    said = {name: readable(getattr(words, name)).strip()[:most] for name, most in LONGEST.items()}
    title = one_line(words.title, 200)
    if not title or not said["problem"] or not said["how"]:
        raise CannotShare(_("Translate the title, the problem and how it is done."))
    kept = {"number": row.number, "title": title, **said, "by": by, "at": at}
    made, _new = Translation.objects.update_or_create(practice=row, language=language, defaults=kept)
    index_practice(row)
    entry.enter("exchange.translated", row, by=by, organisation=row.organisation, after={"language": language, "number": row.number})
    return made
