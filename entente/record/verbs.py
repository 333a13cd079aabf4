"""The verbs of the record: each room declares its own, with who may read which field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen


@dataclass(frozen=True, slots=True)
class Verb:
    """What happened, as a sentence around the subject's label: "%(label)s was admitted"."""

    name: str
    sentence: str | Promise
    fields: Mapping[str, Seen] = field(default_factory=dict)
    label: Seen = Seen.PUBLIC
    because: Seen = Seen.OFFICE


class UnknownVerb(LookupError):
    """A verb or field that no room declared cannot be entered."""


_OWN = Verb("record.erased", _("What entry %(label)s said was erased"), label=Seen.OFFICE)
_verbs: dict[str, Verb] = {_OWN.name: _OWN}


def declare(*verbs: Verb) -> None:
    _verbs.update({verb.name: verb for verb in verbs})


def discover() -> None:
    """Read `verbs.py` of every room."""
    for app in apps.get_app_configs():
        if app.name.startswith("entente.") and app.name != "entente.record" and find_spec(f"{app.name}.verbs"):
            declare(*import_module(f"{app.name}.verbs").VERBS)


def verb(name: str) -> Verb:
    try:
        return _verbs[name]
    except KeyError:
        raise UnknownVerb(f"No room declares the verb {name!r}; add it to the room's verbs.py.") from None


def all_verbs() -> list[Verb]:
    return sorted(_verbs.values(), key=lambda known: known.name)
