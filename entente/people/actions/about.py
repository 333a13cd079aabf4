"""A person's photograph, where it is known from and why, and what it lets others see."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine import pictures
from entente.people.actions.checking import CannotKeepPerson, checked_facts, plain, refuse_gone
from entente.people.drafts import Facts, Known
from entente.people.models import Ground, Person, Photograph
from entente.record.actions import Opened

MOST_BYTES = 2 * 1024 * 1024
LEAST_SIDE, MOST_SIDE = 64, 6000


@transaction.atomic
def give_photograph(person: Person, content: bytes, *, by: Person, at: datetime) -> Photograph:
    """Keep a picture with the person's consent, which is dated now; what else stood in the file is left out."""
    picture = _picture(content)
    entry = record.open()
    refuse_gone(Person.objects.select_for_update().get(pk=person.pk))
    digest = hashlib.sha256(picture.content).hexdigest()
    said = {"content": picture.content, "media_type": picture.media_type, "digest": digest, "consented_at": at, "by": by}
    photograph, _new = Photograph.objects.update_or_create(person=person, defaults=said)
    entry.enter("people.photograph_given", person, by=by, after={"digest": digest, "consent": at})
    return photograph


@transaction.atomic
def withdraw_photograph(person: Person, *, by: Person, at: datetime) -> None:
    """The consent ends, and the bytes are gone with it."""
    entry = record.open()
    if Photograph.objects.filter(person=person).delete()[0]:
        entry.enter("people.photograph_withdrawn", person, by=by)


@transaction.atomic
def note_ground(person: Person, known: Known, *, by: Person | None, at: datetime) -> Ground:
    """From today the person is known from there, and kept on that basis; what held before stays dated."""
    entry = record.open()
    refuse_gone(Person.objects.select_for_update().get(pk=person.pk))
    return noted(entry, person, known, by=by, at=at)


def noted(entry: Opened, person: Person, known: Known, *, by: Person | None, at: datetime) -> Ground:
    """The same in the caller's transaction."""
    day, said, basis = timezone.localdate(at), plain(known.said)[:200], known.basis or ""
    held: Ground | None = Ground.objects.select_for_update().known().filter(person=person, to_on=None).first()
    if held and (held.source, held.said, held.basis) == (known.source, said, basis):
        return held
    if held:
        held.ended(on=max(day, held.from_on), at=at)
    since = max(day, held.from_on) if held else day
    ground: Ground = Ground.objects.create(person=person, source=known.source, said=said, basis=basis, from_on=since, known_at=at)
    after = {"source": known.source, "said": said, "basis": basis, "from": since}
    before = {"source": held.source, "said": held.said, "basis": held.basis} if held else {}
    entry.enter("people.ground_noted", person, by=by, before=before, after=after)
    return ground


@transaction.atomic
def choose_shown(person: Person, *, languages: bool, address: bool, by: Person, at: datetime) -> Person:
    """What the community may see of a person: its own choice."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_gone(person)
    before = {"shows_languages": person.shows_languages, "shows_address": person.shows_address}
    after = {"shows_languages": languages, "shows_address": address}
    if before != after:
        person.shows_languages, person.shows_address = languages, address
        person.save(update_fields=list(after))
        entry.enter("people.shown_chosen", person, by=by, before=before, after=after)
    return person


@transaction.atomic
def speak(person: Person, languages: tuple[str, ...], *, by: Person, at: datetime) -> Person:
    """The languages somebody speaks, the one to be written to in first."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_gone(person)
    before, after = person.languages, checked_facts(Facts(languages=languages)).stored["languages"]
    if before != after:
        person.languages = after
        person.save(update_fields=["languages"])
        entry.enter("people.changed", person, by=by, before={"languages": before}, after={"languages": after})
    return person


def _picture(content: bytes) -> pictures.Picture:
    if len(content) > MOST_BYTES:
        raise CannotKeepPerson(_("The picture is larger than %(most)s MB; make it smaller first.") % {"most": MOST_BYTES // 1024**2})
    try:
        picture = pictures.read(content)
    except pictures.NotAPicture:
        raise CannotKeepPerson(_("This is not a whole PNG or JPEG picture; save it again as one of these.")) from None
    if not (min(picture.width, picture.height) >= LEAST_SIDE and max(picture.width, picture.height) <= MOST_SIDE):
        said = {"width": picture.width, "height": picture.height, "least": LEAST_SIDE, "most": MOST_SIDE}
        raise CannotKeepPerson(_("The picture is %(width)s × %(height)s; each side must be %(least)s to %(most)s dots.") % said)
    return picture
