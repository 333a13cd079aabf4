"""entente start: the partnership's name, and the way in for the first person of the office."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.members import actions as members
from entente.members.models import Partnership
from entente.people import actions
from entente.people.choices import RoleCode
from entente.people.models import Account, Holding, Person


class Command(Base):
    help = "Name the partnership and print a single-use sign-in link for the first person of the office."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="the partnership's name")
        parser.add_argument("--email", help="the address of the first person of the office")
        parser.add_argument("--person", help="that person's name; the address unless given")

    def work(self, **options: Any) -> dict[str, str]:
        _refuse_started()
        known = Partnership.objects.first()
        name = options["name"] or (known.name if known else "") or _asked("--name", "What is the partnership called? ")
        email = options["email"] or _asked("--email", "The address of the first person of the office? ")
        try:
            return {"partnership": name, "link": _begin(name, email, options["person"] or email)}
        except (actions.CannotKeepPerson, actions.CannotInvite, members.Refusal) as refusal:
            raise Refused(str(refusal)) from refusal

    def told(self, result: dict[str, str]) -> str:
        named = _("This link signs in the first person of the office of %(partnership)s, once, within seven days:") % result
        return f"{named}\n{result['link']}"


@transaction.atomic
def _begin(name: str, email: str, person: str) -> str:
    """All or nothing: the name, the person, the role and the link."""
    at = timezone.now()
    somebody = actions.add_person(person, email, by=None, at=at)
    if not Holding.objects.known().on(timezone.localdate()).filter(person=somebody, role=RoleCode.OFFICE).exists():
        actions.give_role(somebody, RoleCode.OFFICE, on=timezone.localdate(), by=None, at=at)
    secret = actions.invite(somebody, somebody.email, by=None, at=at)
    if known := Partnership.objects.first():
        members.change_partnership(known, name=name, shown_as_of=known.shown_as_of, by=somebody, at=at)
    else:
        members.found(name, by=None, at=at)
    return settings.BASE_URL + reverse("people:come-in", args=[secret])


def _refuse_started() -> None:
    """Whoever holds the office and has come in invites all others."""
    office = Holding.objects.known().on(timezone.localdate()).filter(role=RoleCode.OFFICE).values("person")
    if Account.objects.filter(person__in=office, is_active=True).exists():
        first = Person.objects.filter(pk__in=office, account__is_active=True).order_by("pk").first()
        raise Refused(
            _("This partnership has started: %(person)s is in the office and can invite others on the page People.") % {"person": first}
        )


def _asked(option: str, question: str) -> str:
    if sys.stdin.isatty() and (answer := input(question).strip()):
        return answer
    raise CommandError(_("Say it with %(option)s.") % {"option": option}, returncode=2)
