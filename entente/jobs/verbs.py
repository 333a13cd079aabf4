from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

VERBS = [
    Verb("jobs.started", _("“%(label)s” was started"), {"kind": Seen.PERSONAL}, label=Seen.PERSONAL),
    Verb("jobs.stop_asked", _("“%(label)s” was asked to stop"), {}, label=Seen.PERSONAL),
    Verb("jobs.gone_on", _("“%(label)s” was told to go on"), {"done": Seen.PERSONAL}, label=Seen.PERSONAL),
]
