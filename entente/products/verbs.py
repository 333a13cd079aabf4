"""What the record says about products: all of it is public."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

FIELDS = dict.fromkeys(("name", "kind", "category", "website", "from_on", "to_on", "description", "sectors", "expertise"), Seen.PUBLIC)
VERBS = [
    Verb("products.added", _("The product %(label)s was added"), FIELDS),
    Verb("products.described", _("The product %(label)s was described"), FIELDS),
    Verb("products.ended", _("The product %(label)s is no longer offered"), {"to_on": Seen.PUBLIC}),
]
