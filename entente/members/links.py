"""What can be done from a mail: say that the profile of an organisation is right."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members import actions
from entente.members.actions.confirming import LINK, RIGHT
from entente.members.models import Organisation
from entente.notices.links import LinkKind, Shown
from entente.people.models import Person


def confirm(person: Person, subject: str, choice: str, at: datetime) -> str:
    held = actions.confirm_profile(_organisation(subject), by=person, at=at)
    return _("Thank you. You are asked again after %(day)s.") % {"day": date_format(held.holds_until, "j F Y")}


def profile(person: Person, subject: str) -> Shown:
    """Nobody can confirm what is not read: what everyone may read of the organisation."""
    one = _organisation(subject)
    facts = [
        (_("Name"), one.name),
        (_("Short name"), one.short_name),
        (_("City"), one.city),
        (_("Website"), one.website),
        (_("Sectors"), _listed(one.sectors)),
        (_("Expertise"), _listed(one.expertise)),
        (_("What it says of itself"), one.about),
    ]
    return Shown([(name, value or _("nothing")) for name, value in facts], reverse("members:edit", args=[one.slug]), _("Correct it"))


def _listed(codes) -> str:  # type: ignore[no-untyped-def]
    return ", ".join(one.name for one in codes.order_by("position"))


def _organisation(subject: str) -> Organisation:
    found = Organisation.objects.filter(pk=int(subject)).first()
    if found is None:
        raise PermissionDenied(_("This organisation is not known any more."))
    return found


LINKS = {
    LINK: LinkKind(
        gettext_lazy("Is this profile of %(label)s right?"), confirm, choices=[(RIGHT, gettext_lazy("It is right"))], shows=profile
    )
}
