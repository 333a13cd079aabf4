"""Counterparts, who is spoken with there, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import index_counterpart, line, reason, text, told, written
from entente.dialogue.actions.refusals import CannotKeep
from entente.dialogue.choices import BodyKind
from entente.dialogue.models import Contact, Counterpart, Encounter
from entente.people import actions as people
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.drafts import Known
from entente.people.models import Person
from entente.vocabulary.models import Country, Region


@dataclass(frozen=True, slots=True)
class CounterpartFacts:
    name: str
    kind: str
    keeper: Person
    country: Country | None = None
    region: Region | None = None
    text: str = ""
    address: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Consent is one of the lawful bases; where it is the one, it says when and how it was given."""

    name: str
    email: str
    role: str
    keeper: Person
    basis: str
    since_on: date
    consented_on: date | None = None
    consent_said: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    on: date
    about: str
    ours: Sequence[Person]
    contacts: Sequence[Contact]
    basis: str
    agreed: str = ""


@transaction.atomic
def put_counterpart(
    facts: CounterpartFacts,
    *,
    counterpart: Counterpart | None = None,
    because: str = "",
    by: Person,
    at: datetime,
    is_fictional: bool = False,
) -> Counterpart:
    entry = record.open()
    row = Counterpart.objects.select_for_update().get(pk=counterpart.pk) if counterpart else Counterpart(is_fictional=is_fictional)
    why = reason(because) if counterpart else ""
    name = line(facts.name, 200, _("Say what the body is called."))
    if facts.kind not in BodyKind.values:
        raise CannotKeep(_("Say what kind of body it is."))
    if Counterpart.objects.filter(name=name).exclude(pk=row.pk).exists():
        raise CannotKeep(_("“%(name)s” is here already; open it instead.") % {"name": name})
    if facts.region and facts.country and facts.region.country_id != facts.country.pk:
        raise CannotKeep(_("%(region)s is not in that country.") % {"region": facts.region})
    said = {"kind": facts.kind, "keeper": facts.keeper, "region": facts.region, "address": facts.address, "is_public": facts.is_public}
    country = facts.country or (facts.region.country if facts.region else None)
    written(row, name=name, country=country, text=text(facts.text, 4000), **said)
    index_counterpart(row)
    verb = "dialogue.counterpart_changed" if counterpart else "dialogue.counterpart_put"
    entry.enter(verb, row, by=by, because=why, after=told(row, "kind", "country_id", "region_id", "is_public"))
    return row


@transaction.atomic
def add_contact(counterpart: Counterpart, facts: ContactFacts, *, by: Person, at: datetime) -> Contact:
    """The same address is the same person; whoever is new here is kept on the basis that is stated."""
    entry = record.open()
    basis = _basis(facts.basis)
    how = " ".join(facts.consent_said.split())[:200]
    if basis == LawfulBasis.CONSENT and not (facts.consented_on and how):
        raise CannotKeep(_("Say when consent was given, and how: by a card, a mail, a form."))
    if facts.consented_on and facts.consented_on > timezone.localtime(at).date():
        raise CannotKeep(_("Consent is given before it is noted, not after."))
    known = Known(PersonSource.OTHER, f"{counterpart}"[:200], basis)
    try:
        person = people.add_person(facts.name, facts.email, by=by, at=at, known=known)
    except people.CannotKeepPerson as why:
        raise CannotKeep(str(why)) from why
    if Contact.objects.filter(counterpart=counterpart, person=person, ended_on=None).exists():
        raise CannotKeep(_("This person is a contact there already."))
    said = {"basis": basis, "consented_on": facts.consented_on, "consent_said": how, "since_on": facts.since_on}
    row = Contact.objects.create(
        counterpart=counterpart, person=person, role=" ".join(facts.role.split())[:200], keeper=facts.keeper, **said
    )
    after = {"person": person.name, "keeper": facts.keeper.name, "basis": basis, "consented_on": facts.consented_on}
    entry.enter("dialogue.contact_added", row, by=by, after=after)
    return row


@transaction.atomic
def end_contact(contact: Contact, *, because: str, on: date, by: Person, at: datetime) -> Contact:
    """It is a contact no more: it changed its work, or took its consent back."""
    entry = record.open()
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if row.ended_on:
        raise CannotKeep(_("It ended already."))
    why = reason(because)
    row.ended_on, row.ended_because = max(on, row.since_on), why[:300]
    row.save(update_fields=["ended_on", "ended_because"])
    entry.enter("dialogue.contact_ended", row, by=by, because=why, after={"ended_on": row.ended_on})
    return row


@transaction.atomic
def log(counterpart: Counterpart, said: Met, *, by: Person, at: datetime) -> Encounter:
    """Who met whom, about what, and what was agreed."""
    entry = record.open()
    if said.on > timezone.localtime(at).date():
        raise CannotKeep(_("What is still to come is arranged as a gathering; the log says what was."))
    if not said.ours or not said.contacts:
        raise CannotKeep(_("Say who met whom: somebody of ours and somebody of theirs."))
    if any(one.counterpart_id != counterpart.pk for one in said.contacts):
        raise CannotKeep(_("Choose contacts of %(body)s.") % {"body": counterpart})
    row = Encounter.objects.create(
        counterpart=counterpart,
        on=said.on,
        about=line(said.about, 300, _("Say what it was about.")),
        agreed=text(said.agreed, 4000),
        basis=_basis(said.basis),
        written_by=by,
        written_at=at,
    )
    row.ours.set(said.ours)
    row.contacts.set(said.contacts)
    entry.enter("dialogue.met", row, by=by, after={"counterpart": str(counterpart), "on": row.on, "basis": row.basis})
    return row


def _basis(basis: str) -> LawfulBasis:
    if basis in LawfulBasis.values:
        return LawfulBasis(basis)
    raise CannotKeep(_("Say on which lawful basis it is kept."))
