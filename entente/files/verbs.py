from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

VERBS = [
    Verb("files.let_go", _("%(label)s is kept no longer"), {"size": Seen.PERSONAL, "digest": Seen.PERSONAL}, label=Seen.PERSONAL),
    Verb(
        "files.kept",
        _("%(label)s was uploaded"),
        {"size": Seen.PERSONAL, "digest": Seen.PERSONAL, "media_type": Seen.PERSONAL},
        label=Seen.PERSONAL,
    ),
]
