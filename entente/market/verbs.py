"""The verbs of this room: each with its sentence and who may read which field."""

from django.utils.translation import gettext_lazy as _

from entente.market.measure_verbs import MEASURE_VERBS
from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC = Seen.PUBLIC

MARKETS = [
    Verb(
        "market.loaded",
        _("%(label)s: the market was brought to this version's reference files"),
        {"markets": PUBLIC, "requirement_classes": PUBLIC, "acceptances": PUBLIC, "recognitions": PUBLIC, "costs": PUBLIC},
    ),
    Verb("market.sized", _("The share of the market %(label)s was set"), {"share": PUBLIC, "on": PUBLIC, "source": PUBLIC}),
    Verb(
        "market.accepts",
        _("What the market %(label)s asks was set"),
        {"mode": PUBLIC, "accepts": PUBLIC, "requires": PUBLIC, "on": PUBLIC, "source": PUBLIC},
    ),
    Verb(
        "market.acceptances_imported",
        _("%(label)s: a file of what markets ask was imported"),
        dict.fromkeys(["rows", "created", "changed", "unchanged", "rejected"], PUBLIC) | {"digest": Seen.OFFICE},
    ),
    Verb("market.not_asked_any_more", _("What the market %(label)s asks ended"), {"on": PUBLIC}),
    Verb(
        "market.recognises",
        _("The rule of recognition %(label)s was set"),
        {"sources": PUBLIC, "targets": PUBLIC, "states": PUBLIC, "is_confirmed": PUBLIC, "on": PUBLIC, "source": PUBLIC},
    ),
    Verb("market.recognition_ended", _("The rule of recognition %(label)s ended"), {"on": PUBLIC}),
    Verb(
        "market.costed",
        _("The cost of %(label)s was set"),
        {"low": PUBLIC, "likely": PUBLIC, "high": PUBLIC, "unit": PUBLIC, "counts": PUBLIC, "on": PUBLIC, "source": PUBLIC},
    ),
    Verb("market.requirement_named", _("The class of requirements %(label)s was described"), {"weight": PUBLIC, "source": PUBLIC}),
    Verb("market.released", _("The figures of %(label)s were released"), {"as_of": PUBLIC, "known_by": PUBLIC, "inputs_hash": PUBLIC}),
]
VERBS = [*MARKETS, *MEASURE_VERBS]
