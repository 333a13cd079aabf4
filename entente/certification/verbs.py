"""What the record says about schemes, certificates and standards (`catalogue_verbs.py` has the rest); each begins with its own noun."""

from django.utils.translation import gettext_lazy as _

from entente.certification.catalogue_verbs import CATALOGUE_VERBS
from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OFFICE = Seen.PUBLIC, Seen.OFFICE

SCHEMES = [
    Verb(
        "schemes.loaded",
        _("%(label)s: schemes were brought to this version's reference files"),
        {"schemes": PUBLIC, "statuses": PUBLIC, "levels": PUBLIC, "bodies": PUBLIC, "links": PUBLIC},
    ),
    Verb("schemes.added", _("The scheme %(label)s was added"), {"reach": PUBLIC, "country": PUBLIC, "scopes": PUBLIC, "source": PUBLIC}),
    Verb(
        "schemes.described",
        _("The scheme %(label)s was described"),
        {"reach": PUBLIC, "country": PUBLIC, "scopes": PUBLIC, "source": PUBLIC},
    ),
    Verb("schemes.stands", _("Where the scheme %(label)s stands was changed"), {"state": PUBLIC, "on": PUBLIC, "source": PUBLIC}),
    Verb(
        "schemes.basis_set",
        _("Against what the scheme %(label)s assesses was said"),
        dict.fromkeys(["level", "catalogue", "parts", "on", "source"], PUBLIC),
    ),
    Verb(
        "schemes.basis_ended",
        _("What the scheme %(label)s assessed against ended"),
        dict.fromkeys(["level", "catalogue", "on"], PUBLIC),
    ),
    Verb("schemes.looked", _("Somebody looked again at the sources of %(label)s"), {"on": PUBLIC}),
]
CERTIFICATES = [
    Verb(
        "registers.imported",
        _("%(label)s: certificates were imported"),
        {
            **{"import": OFFICE, "layout": PUBLIC, "from_line": OFFICE, "to_line": OFFICE, "rows": OFFICE},
            **{"created": PUBLIC, "changed": PUBLIC, "left_out": OFFICE},
        },
    ),
    Verb("registers.certificates_added", _("%(label)s: certificates were added"), {"certificates": PUBLIC, "fictional": PUBLIC}),
    Verb("certificates.stands", _("Where the certificate %(label)s stands was changed"), {"state": PUBLIC, "on": PUBLIC}),
    Verb("certificates.product_named", _("The product of the certificate %(label)s was named"), {"product": PUBLIC}),
    Verb("certificates.holder_matched", _("The holder %(label)s was matched"), {"organisation": PUBLIC, "is_same": PUBLIC}),
    Verb("certificates.holder_unmatched", _("The match of the holder %(label)s was taken back"), {"organisation": PUBLIC}),
    Verb(
        "certificates.expiry_told", _("%(label)s: holders were told of certificates that end"), {"certificates": OFFICE, "people": OFFICE}
    ),
]
STANDARDS = [
    Verb("standards.added", _("The standard %(label)s was added"), {"title": PUBLIC, "state": PUBLIC}),
    Verb("standards.described", _("The standard %(label)s was described"), {"title": PUBLIC, "state": PUBLIC}),
    Verb("standards.imported", _("%(label)s: standards were imported"), {"created": PUBLIC, "changed": PUBLIC, "file": OFFICE}),
    Verb("standards.stage_noted", _("A stage of %(label)s was noted"), {"name": PUBLIC, "on": PUBLIC, "is_planned": PUBLIC}),
    Verb("standards.reference_added", _("What refers to %(label)s was noted"), {"kind": PUBLIC, "reference": PUBLIC}),
    Verb("standards.reference_removed", _("What refers to %(label)s was taken back"), {"kind": PUBLIC, "reference": PUBLIC}),
    Verb(
        "standards.ballot_noted", _("An enquiry or vote on %(label)s was noted"), {"kind": PUBLIC, "opens_on": PUBLIC, "closes_on": PUBLIC}
    ),
    Verb("standards.commented", _("The partnership commented on %(label)s"), {"clause": OFFICE}),
    Verb("standards.comment_decided", _("What became of a comment on %(label)s was noted"), {"outcome": OFFICE}),
    Verb("standards.seat_given", _("Somebody took a seat in %(label)s"), {"person": OFFICE, "role": PUBLIC, "on": PUBLIC}),
    Verb("standards.seat_ended", _("A seat in %(label)s ended"), {"person": OFFICE, "on": PUBLIC}),
]
VERBS = [*SCHEMES, *CERTIFICATES, *STANDARDS, *CATALOGUE_VERBS]
