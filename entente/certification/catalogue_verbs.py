from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OFFICE, OWN = Seen.PUBLIC, Seen.OFFICE, Seen.ORGANISATION
_COUNTED = dict.fromkeys(["file", "digest", "catalogues", "requirements", "mappings", "created", "changed", "left_out"], OFFICE)

CATALOGUE_VERBS = [
    Verb("certification.catalogues_imported", _("Catalogues and mappings were imported (edition %(label)s)"), _COUNTED),
    Verb(
        "certification.catalogue_described",
        _("The catalogue %(label)s was described anew"),
        dict.fromkeys(["licence", "state", "consulted_until", "is_exhausted"], PUBLIC),
    ),
    Verb("certification.set_begun", _("The mapping “%(label)s” was begun"), {"source": PUBLIC, "target": PUBLIC}, label=OFFICE),
    Verb(
        "certification.set_changed", _("The mapping “%(label)s” was described anew"), {"state": PUBLIC, "is_complete": PUBLIC}, label=OFFICE
    ),
    Verb("certification.row_written", _("“%(label)s” was written"), {"relation": OFFICE, "rationale": OFFICE}, label=OFFICE),
    Verb("certification.row_taken_out", _("“%(label)s” was taken out"), {}, label=OFFICE),
    Verb("certification.row_reviewed", _("“%(label)s” was reviewed"), {"state": OFFICE, "relation": OFFICE, "share": OFFICE}, label=OFFICE),
    Verb("certification.commented", _("A comment was made on %(label)s"), {"proposal": OFFICE}, label=OFFICE),
    Verb("certification.comment_answered", _("A comment on %(label)s was answered"), {"state": OFFICE}, label=OFFICE),
    Verb("certification.reply_filed", _("The reply on %(label)s was put together"), {"document": OFFICE, "comments": OFFICE}),
    Verb("certification.check_saved", _("What is held was saved"), {"held": OWN, "target": OWN}, label=OWN),
    Verb("certification.check_dropped", _("What was held was dropped"), {}, label=OWN),
    Verb("certification.evidence_said", _("Evidence was named"), {"said": OWN}, label=OWN),
]
