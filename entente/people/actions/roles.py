"""Roles: what they are as shipped, and who holds one from when to when."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.people.choices import RoleCode
from entente.people.models import Holding, Person, Role
from entente.people.roles import SHIPPED
from entente.vocabulary.queries import countries


class CannotGiveRole(Exception):
    """The role cannot be given as asked."""


class CannotEndRole(Exception):
    """The role cannot end as asked."""


def load_roles() -> None:
    """Write the shipped roles; an installation may change the permissions afterwards."""
    for code, (sentence, permissions) in SHIPPED.items():
        Role.objects.get_or_create(code=code, defaults={"sentence": sentence, "permissions": [p.value for p in permissions]})


@transaction.atomic
def give_role(person: Person, role: RoleCode, *, on: date, by: Person | None, at: datetime, country: str = "") -> Holding:
    entry = record.open()
    _refuse_country(role, country)
    overlapping = Holding.objects.known().filter(Q(to_on=None) | Q(to_on__gt=on), person=person, role=role, country=country)
    if held := overlapping.order_by("from_on").first():
        raise CannotGiveRole(
            _("%(person)s already holds this role from %(day)s.") % {"person": person, "day": date_format(held.from_on, "j F Y")}
        )
    holding: Holding = Holding.objects.create(person=person, role_id=role, country=country, from_on=on, known_at=at)
    entry.enter("people.role_given", person, by=by, after={"role": role, "country": country, "from": on})
    return holding


@transaction.atomic
def end_role(holding: Holding, *, on: date, by: Person, at: datetime) -> None:
    """End a role on a day: the first on which it no longer holds."""
    entry = record.open()
    current: Holding | None = Holding.objects.select_for_update().known().select_related("person").filter(pk=holding.pk).first()
    if current is None or (current.to_on and current.to_on <= on):
        raise CannotEndRole(_("This role has ended already."))
    if current.role_id == RoleCode.OFFICE and not _others_in_the_office(current, on):
        raise CannotEndRole(_("Somebody has to stay in the office: give the role to another person first."))
    current.ended(on=on, at=at)
    entry.enter("people.role_ended", current.person, by=by, after={"role": current.role_id, "country": current.country, "to": on})


def _refuse_country(role: RoleCode, country: str) -> None:
    if role == RoleCode.ASSESSOR and not country:
        raise CannotGiveRole(_("An assessor assesses one country; say which."))
    if role != RoleCode.ASSESSOR and country:
        raise CannotGiveRole(_("Only an assessor's role is tied to a country; leave the country out."))
    if country and country not in countries():
        raise CannotGiveRole(_("%(code)s is not a country; use its two letters of ISO 3166-1, such as FR or GR.") % {"code": country})


def _others_in_the_office(holding: Holding, on: date) -> bool:
    """Whether another person who can sign in holds the office from that day without an end."""
    others = Holding.objects.known().on(on).filter(role=RoleCode.OFFICE, to_on=None, person__account__is_active=True)
    return bool(others.exclude(person=holding.person_id).exists())
