"""What the record says about news. Titles are the organisation's and the office's to read: not every article is for everyone."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION
SAID = {"title": OWN, "lead": OWN, "text": OWN}
_ARTICLE = {**SAID, **dict.fromkeys(["language", "sectors", "countries", "marking", "source", "original"], OWN)}


def _verb(name: str, sentence: object, fields: dict[str, Seen] | None = None) -> Verb:
    return Verb(f"news.{name}", sentence, fields or {}, label=OWN, because=OWN)  # type: ignore[arg-type]


VERBS = [
    _verb("drafted", _("“%(label)s” was drafted"), _ARTICLE),
    _verb("changed", _("“%(label)s” was changed"), _ARTICLE),
    _verb("handed_in", _("“%(label)s” was handed in for review")),
    _verb("reviewed", _("“%(label)s” was reviewed and will be published"), {"publish_at": OWN}),
    _verb("published", _("“%(label)s” was published"), {"marking": OWN}),
    _verb("sent_back", _("“%(label)s” was sent back")),
    _verb("withdrawn", _("“%(label)s” was withdrawn")),
    _verb("correction_proposed", _("A correction of “%(label)s” was proposed"), SAID | {"note": OWN}),
    _verb("correction_sent_back", _("A correction of “%(label)s” was sent back")),
    _verb("correction_dropped", _("A correction of “%(label)s” was dropped")),
    _verb("corrected", _("“%(label)s” was corrected"), SAID | {"note": OWN, "version": OWN}),
]
