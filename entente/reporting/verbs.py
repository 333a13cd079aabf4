from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

VERBS = [
    Verb(
        "reporting.released",
        _("The %(label)s was published"),
        {"as_of": Seen.PUBLIC, "known_by": Seen.PUBLIC, "inputs_hash": Seen.PUBLIC},
        because=Seen.PUBLIC,
    ),
]
