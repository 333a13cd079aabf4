"""The circles in which figures are compared, and the quarters, in words."""

from django.utils.translation import gettext_lazy as _

from entente.engine.quartiles import Kind

MOST = 10  # figures
KINDS = [
    (Kind.ALL.value, _("Everybody who gave")),
    (Kind.AGAIN.value, _("Those who gave the last time too")),
    (Kind.SECTOR.value, _("Your sector")),
    (Kind.SIZE.value, _("Your size")),
    (Kind.BOTH.value, _("Your sector and size")),
]
QUARTERS = {1: _("the lowest quarter"), 2: _("the second quarter"), 3: _("the third quarter"), 4: _("the highest quarter")}
