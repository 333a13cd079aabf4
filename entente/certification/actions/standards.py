"""Every write on standards: the register, stages, what refers to them, enquiries and votes, and our comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.refusals import CannotKeepStandard
from entente.certification.choices import BallotKind, CommentOutcome, ReferenceKind
from entente.certification.finding import STANDARD
from entente.certification.models import Standard, StandardBallot, StandardComment, StandardReference, StandardStage
from entente.certification.queries.holdings import part_named
from entente.engine.words import normalised_name
from entente.people.models import Person
from entente.search import actions as search


@dataclass(frozen=True, slots=True)
class StandardFacts:
    """What is said of a standard; empty is not known."""

    number: str
    title: str
    body: str
    state: str
    committee: str = ""
    work_item: str = ""
    replaces: str = ""
    address: str = ""
    source: str = ""
    checked_on: date | None = None
    is_followed: bool = False
    is_fictional: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        said = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return said | {"number_key": number_key(self.number), "title_key": normalised_name(self.title)[:400]}


def number_key(number: str) -> str:
    """`EN 17640:2022` and `EN17640 : 2022` are one number."""
    return "".join(normalised_name(number).split())[:100]


@transaction.atomic
def add(facts: StandardFacts, *, by: Person | None, at: datetime) -> Standard:
    entry = record.open()
    _refuse_empty(facts)
    if Standard.objects.filter(number_key=number_key(facts.number)).exists():
        raise CannotKeepStandard(_("%(number)s is in the register already.") % {"number": facts.number})
    standard = write_new(facts)
    entry.enter("standards.added", standard, by=by, after={"title": standard.title, "state": standard.state})
    return standard


@transaction.atomic
def describe(standard: Standard, facts: StandardFacts, *, by: Person | None, at: datetime) -> Standard:
    entry = record.open()
    _refuse_empty(facts)
    current = Standard.objects.select_for_update().get(pk=standard.pk)
    if Standard.objects.filter(number_key=number_key(facts.number)).exclude(pk=current.pk).exists():
        raise CannotKeepStandard(_("%(number)s is in the register already.") % {"number": facts.number})
    before = {"title": current.title, "state": current.state}
    write_over(current, facts)
    entry.enter("standards.described", current, by=by, before=before, after={"title": current.title, "state": current.state})
    return current


@transaction.atomic
def note_stage(standard: Standard, name: str, *, on: date, is_planned: bool, by: Person | None, at: datetime) -> StandardStage:
    """The same stage again moves its day: a plan that was kept, or was not."""
    entry = record.open()
    name = " ".join(name.split())
    if not name:
        raise CannotKeepStandard(_("Give the stage its name."))
    stage = StandardStage.objects.update_or_create(standard=standard, name=name, defaults={"on": on, "is_planned": is_planned})[0]
    entry.enter("standards.stage_noted", standard, by=by, after={"name": name, "on": on, "is_planned": is_planned})
    return stage


@transaction.atomic
def add_reference(
    standard: Standard, kind: ReferenceKind, reference: str, *, label: str = "", by: Person | None, at: datetime
) -> StandardReference:
    entry = record.open()
    reference = reference.strip()
    if kind == ReferenceKind.REQUIREMENT and (part := part_named(reference)):
        reference, label = part.urn, label or f"{part.catalogue} {part.label}"
    if not reference:
        raise CannotKeepStandard(_("Give the reference of the requirement, or of the scheme and its level."))
    if StandardReference.objects.filter(standard=standard, kind=kind, reference=reference).exists():
        raise CannotKeepStandard(_("%(reference)s refers to it already.") % {"reference": reference})
    found = StandardReference.objects.create(standard=standard, kind=kind, reference=reference, label=label)
    entry.enter("standards.reference_added", standard, by=by, after={"kind": kind, "reference": reference})
    return found


@transaction.atomic
def remove_reference(found: StandardReference, *, by: Person | None, at: datetime) -> None:
    entry = record.open()
    said = {"kind": found.kind, "reference": found.reference}
    StandardReference.objects.filter(pk=found.pk).delete()
    entry.enter("standards.reference_removed", found.standard, by=by, before=said)


@transaction.atomic
def note_ballot(
    standard: Standard,
    kind: BallotKind,
    *,
    opens_on: date,
    closes_on: date,
    address: str = "",
    note: str = "",
    by: Person | None,
    at: datetime,
) -> StandardBallot:
    """The same one again moves its end."""
    entry = record.open()
    if closes_on < opens_on:
        raise CannotKeepStandard(_("It cannot close before it opens; check both days."))
    said = {"closes_on": closes_on, "address": address, "note": note}
    ballot = StandardBallot.objects.update_or_create(standard=standard, kind=kind, opens_on=opens_on, defaults=said)[0]
    entry.enter("standards.ballot_noted", standard, by=by, after={"kind": kind, "opens_on": opens_on, "closes_on": closes_on})
    return ballot


@transaction.atomic
def comment(
    standard: Standard,
    text: str,
    *,
    clause: str = "",
    proposal: str = "",
    ballot: StandardBallot | None = None,
    by: Person | None,
    at: datetime,
) -> StandardComment:
    entry = record.open()
    if not text.strip():
        raise CannotKeepStandard(_("A comment needs words."))
    if ballot and ballot.standard_id != standard.pk:
        raise CannotKeepStandard(_("This enquiry or vote is on another standard."))
    said = {"text": text.strip(), "clause": clause.strip(), "proposal": proposal.strip()}
    found = StandardComment.objects.create(standard=standard, ballot=ballot, by=by, at=at, **said)
    entry.enter("standards.commented", standard, by=by, after={"clause": found.clause})
    return found


@transaction.atomic
def decide_comment(
    found: StandardComment, outcome: CommentOutcome, *, on: date, note: str = "", by: Person | None, at: datetime
) -> StandardComment:
    """What the committee made of it."""
    entry = record.open()
    current = StandardComment.objects.select_for_update(of=("self",)).select_related("standard").get(pk=found.pk)
    if outcome == CommentOutcome.OPEN:
        raise CannotKeepStandard(_("Say what became of it."))
    current.outcome, current.outcome_note, current.decided_on = outcome, note.strip(), on
    current.save(update_fields=["outcome", "outcome_note", "decided_on"])
    entry.enter("standards.comment_decided", current.standard, by=by, after={"outcome": outcome})
    return current


def write_new(facts: StandardFacts) -> Standard:
    standard = Standard.objects.create(slug=_slug(facts.number), **facts.columns)
    findable([standard])
    return standard


def write_over(standard: Standard, facts: StandardFacts) -> Standard:
    for name, value in facts.columns.items():
        setattr(standard, name, value)
    standard.save()
    findable([standard])
    return standard


def findable(standards: Sequence[Standard]) -> None:
    search.put(STANDARD, ((one.pk, f"{one.number}\n{one.title}\n{one.committee}\n{one.work_item}") for one in standards))


def _slug(number: str) -> str:
    base = slugify(number.replace("/", "-").replace(":", "-"))[:70] or "standard"
    taken = set(Standard.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken and slug not in RESERVED)


RESERVED = {"new", "import", "committees", "gaps", "calendar", "template"}  # pages of the register


def _refuse_empty(facts: StandardFacts) -> None:
    if not number_key(facts.number) or not facts.title.strip():
        raise CannotKeepStandard(_("A standard needs its number and its title."))
