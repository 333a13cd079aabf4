"""People who offer to train, mentor or speak: with their consent, shown to whom they chose, gone when they take it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import readable
from entente.people.models import Person
from entente.skills.actions.finding import tongues
from entente.skills.actions.refusals import CannotKeep
from entente.skills.choices import Gender, Offer, Visibility
from entente.skills.models import Expert
from entente.vocabulary.models import Expertise, RoleProfile


@dataclass(frozen=True, slots=True)
class Offered:
    offers: Collection[str]
    about: str
    visibility: str
    roles: Sequence[RoleProfile] = ()
    expertise: Sequence[Expertise] = ()
    languages: Collection[str] = ()
    country: str = ""
    gender: str = ""


@transaction.atomic
def offer(said: Offered, *, consents: bool, by: Person, at: datetime) -> Expert:
    """For oneself, and nobody else; again it is a change. What the record keeps names neither gender nor words."""
    entry = record.open()
    about = readable(said.about).strip()[:2000]
    if not consents:
        raise CannotKeep(_("Without your consent nothing is kept; tick it, or leave the page."))
    if not about or not said.offers or not set(said.offers) <= set(Offer.values) or said.visibility not in Visibility.values:
        raise CannotKeep(_("Say what you offer, a few words about it, and to whom it is shown."))
    if said.gender and said.gender not in Gender.values:
        raise CannotKeep(_("Choose from the list, or leave it empty."))
    row = Expert.objects.select_for_update(of=("self",)).filter(person=by).first() or Expert(person=by, consented_at=at)
    row.offers = [one for one in Offer.values if one in said.offers]
    row.about, row.visibility, row.gender, row.confirmed_at = about, said.visibility, said.gender, at
    row.languages, row.country_id = tongues(said.languages), said.country or None
    row.save()
    row.roles.set(said.roles)
    row.expertise.set(said.expertise)
    entry.enter("skills.expert_offered", row, by=by, after={"offers": row.offers, "visibility": row.visibility})
    return row


@transaction.atomic
def take_back(expert: Expert, *, by: Person, at: datetime) -> None:
    """Everything that was said goes with the consent."""
    entry = record.open()
    entry.enter("skills.expert_took_back", expert, by=by)
    expert.delete()
