"""A broken rule of composition as a sentence that names whom it concerns."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from entente.engine.seats import Breach, Broken
from entente.governance.models import Mandate
from entente.vocabulary.names import country_name


def sentence(breach: Breach, mandates: Mapping[int, Mandate], categories: Mapping[str, str], groups: Mapping[int, str]) -> str:
    people = ", ".join(mandates[key].person.name for key in breach.who)
    said = {
        "group": groups.get(breach.group or 0, ""),
        "found": breach.found,
        "allowed": breach.allowed,
        "people": people,
        "what": _what(breach, mandates, categories),
    }
    return _sentences()[breach.kind] % said


def _what(breach: Breach, mandates: Mapping[int, Mandate], categories: Mapping[str, str]) -> str:
    if breach.kind in {Broken.COUNTRY, Broken.GROUP_COUNTRY}:
        return country_name(breach.what)
    if breach.kind is Broken.ORGANISATION:
        return str(mandates[breach.who[0]].organisation)
    return categories.get(breach.what, breach.what)


def _sentences() -> dict[Broken, str]:
    return {
        Broken.TOO_MANY: _("%(group)s: %(found)s people hold %(allowed)s seats (%(people)s)."),
        Broken.TOO_MANY_SUBSTITUTES: _("%(group)s: %(found)s substitutes where %(allowed)s are allowed (%(people)s)."),
        Broken.CATEGORY: _("%(group)s: these seats are for “%(what)s”, and the organisations of %(people)s are counted elsewhere."),
        Broken.GROUP_COUNTRY: _("%(group)s: %(found)s from %(what)s where %(allowed)s are allowed (%(people)s)."),
        Broken.COUNTRY: _("%(found)s from %(what)s where %(allowed)s are allowed (%(people)s)."),
        Broken.ORGANISATION: _("%(found)s for %(what)s where %(allowed)s are allowed (%(people)s)."),
        Broken.NO_GROUP: _("%(found)s sit in none of the seats there are (%(people)s)."),
        Broken.UNHEARD: _("Nobody sits there for “%(what)s”, who have to be represented."),
    }
