"""What the label asks, version after version; who decides on it in which country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine import label
from entente.engine.signs import one_line
from entente.industry.actions.refusals import CannotKeep
from entente.industry.models import Criteria, Issuer
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.choices import CountryGroup


@dataclass(frozen=True, slots=True)
class CriteriaFacts:
    """`text`: as `engine.label` reads it; `fee` and `validity_months` None: not known."""

    name: str
    text: str
    source: str
    open_to: Sequence[str] = (CountryGroup.EU.value, CountryGroup.EFTA.value, CountryGroup.EEA.value)
    validity_months: int | None = None
    fee: Decimal | None = None
    source_on: date | None = None


@transaction.atomic
def set_criteria(facts: CriteriaFacts, *, on: date, by: Person | None, at: datetime) -> Criteria:
    """The next version, in force from a day; the one before ends then. Applications keep the version they answered."""
    entry = record.open()
    last = Criteria.objects.select_for_update().order_by("-version").first()
    _refuse(facts, last, on)
    if last:
        last.to_on = on
        last.save(update_fields=["to_on"])
    row = Criteria.objects.create(
        version=last.version + 1 if last else 1,
        name=one_line(facts.name, 120),
        text=label.write(label.read(facts.text)),
        open_to=sorted(set(facts.open_to)),
        validity_months=facts.validity_months,
        fee=facts.fee,
        source=one_line(facts.source, 500),
        source_on=facts.source_on,
        from_on=on,
    )
    after = {"version": row.version, "from_on": on, "criteria": [one.code for one in row.criteria], "validity_months": row.validity_months}
    entry.enter("industry.criteria_set", row, by=by, after=after | {"fee": row.fee})
    return row


def _refuse(facts: CriteriaFacts, last: Criteria | None, on: date) -> None:
    if not one_line(facts.name, 120) or not one_line(facts.source, 500):
        raise CannotKeep(_("Criteria need a name, and the source they are taken from."))
    if not facts.open_to or set(facts.open_to) - set(CountryGroup.values):
        raise CannotKeep(_("Choose the groups of countries whose companies may apply."))
    if last and on <= last.from_on:
        said = {"version": last.version, "day": f"{last.from_on:%d.%m.%Y}"}
        raise CannotKeep(_("Version %(version)s begins on %(day)s; the next one begins later.") % said)
    try:
        label.read(facts.text)
    except label.Malformed as why:
        raise CannotKeep(str(why)) from None


@transaction.atomic
def name_issuer(organisation: Organisation, country: str, *, on: date, by: Person | None, at: datetime) -> Issuer:
    entry = record.open()
    if Issuer.objects.known().filter(organisation=organisation, country=country, to_on=None).exists():
        raise CannotKeep(_("%(name)s issues labels there already.") % {"name": organisation})
    row = Issuer.objects.create(organisation=organisation, country_id=country, from_on=on, known_at=at)
    entry.enter("industry.issuer_named", row, by=by, organisation=organisation, after={"country": country, "from_on": on})
    return row


@transaction.atomic
def end_issuer(issuer: Issuer, *, on: date, by: Person | None, at: datetime) -> Issuer:
    """It decides on nothing from that day; what it decided stays."""
    entry = record.open()
    row = Issuer.objects.select_for_update().select_related("organisation").get(pk=issuer.pk)
    if row.superseded_at or row.to_on:
        raise CannotKeep(_("%(name)s is ended already.") % {"name": row})
    ended: Issuer = row.ended(on=on, at=at)
    entry.enter("industry.issuer_ended", row, by=by, organisation=row.organisation, after={"to_on": on})
    return ended
