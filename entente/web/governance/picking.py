"""Somebody, or an organisation, as a person types it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.engine.words import fold, normalised_name
from entente.members.models import Delegation, Organisation
from entente.people.models import Person


class NotFound(Exception):
    """What was typed names nobody, or more than one; the sentence says which."""


def person_named(typed: str) -> Person:
    """By e-mail address, or by a name that only one person bears."""
    typed = " ".join(typed.split())
    address = typed.rpartition("<")[2].removesuffix(">").strip()
    if "@" in address:
        found = list(Person.objects.filter(email__iexact=address)[:1])
    else:
        found = list(Person.objects.filter(name_key=fold(typed))[:2])
    return _one(found, typed)


def organisation_for(person: Person, typed: str) -> Organisation:
    """One the person acts for today; without a word the only one."""
    held = Delegation.objects.known().on(timezone.localdate()).acting().filter(person=person)
    theirs = list(Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name_key", "pk"))
    said = {"person": person, "names": ", ".join(str(one) for one in theirs)}
    if not theirs:
        raise NotFound(
            _("%(person)s acts for no organisation: name the person as its expert or delegate first, or choose “by own interest”.") % said
        )
    wanted = [
        one for one in theirs if normalised_name(typed) in {one.name_key, normalised_name(one.short_name)} or one.slug == typed.strip()
    ]
    if typed.strip() and not wanted:
        raise NotFound(_("%(person)s acts for %(names)s.") % said)
    if len(wanted or theirs) > 1:
        raise NotFound(_("%(person)s acts for %(names)s. Say for which of them.") % said)
    return (wanted or theirs)[0]


def _one(found: list[Person], typed: str) -> Person:
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(_("More than one person is called “%(typed)s”. Type the e-mail address instead.") % {"typed": typed[:80]})
    raise NotFound(_("Nobody here is “%(typed)s”. Check the spelling, or ask the office to add the person first.") % {"typed": typed[:80]})
