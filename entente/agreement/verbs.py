from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OWN, OFFICE, PUBLIC = Seen.ORGANISATION, Seen.OFFICE, Seen.PUBLIC
LINE = {"year": OWN, "activity": OWN, "amount": OWN, "currency": OWN, "grade": OWN, "source": OWN, "planned": OWN, "replaces": OWN}
TERMS = {"eu_amount": PUBLIC, "factor": PUBLIC, "total_amount": PUBLIC, "review_above": OFFICE, "from": PUBLIC}
FACTS = {
    "name": PUBLIC,
    "signed_on": PUBLIC,
    "place": PUBLIC,
    "from_on": PUBLIC,
    "to_on": PUBLIC,
    "sources": PUBLIC,
    "parties": PUBLIC,
    "documents": PUBLIC,
}

VERBS = [
    Verb("agreement.contract_loaded", _("%(label)s was loaded"), {"code": PUBLIC}),
    Verb("agreement.contract_changed", _("%(label)s was changed"), FACTS, because=PUBLIC),
    Verb("agreement.terms_changed", _("The amounts of %(label)s were changed"), TERMS, because=PUBLIC),
    Verb("agreement.scope_changed", _("The scope of %(label)s was changed"), {"patterns": PUBLIC}, because=PUBLIC),
    Verb(
        "agreement.private_rule_changed",
        _("Who counts as private under %(label)s was changed"),
        {"rule": PUBLIC, "from": PUBLIC},
        because=PUBLIC,
    ),
    Verb("agreement.rate_set", _("The yearly rate %(label)s was set"), {"per_euro": PUBLIC, "source": PUBLIC}),
    Verb("agreement.acceded", _("%(label)s"), {"signed_on": PUBLIC, "signatory": OWN, "file": OWN}),
    Verb(
        "agreement.accession_changed",
        _("The accession was corrected: %(label)s"),
        {"signed_on": PUBLIC, "withdrew_on": PUBLIC, "signatory": OWN, "file": OWN},
    ),
    Verb("agreement.accessions_imported", _("Accessions to %(label)s were imported"), {"file": OFFICE, "digest": OFFICE, "lines": OFFICE}),
    Verb("agreement.declared", _("%(label)s was declared"), LINE, label=OWN, because=OWN),
    Verb("agreement.evidenced", _("A document was added to %(label)s"), {"file": OWN, "digest": OWN}, label=OWN),
    Verb("agreement.reviewed", _("%(label)s was reviewed"), {"note": OWN}, label=OWN),
    Verb(
        "agreement.decided",
        _("%(label)s was decided"),
        {"accepted": OWN, "declared": OWN, "reason": OWN, "note": OWN},
        label=OWN,
        because=OWN,
    ),
    Verb("agreement.reopened", _("The decision on %(label)s was withdrawn"), {"accepted": OWN}, label=OWN, because=OWN),
    Verb("agreement.answered", _("%(label)s: nothing to report"), {}, label=OWN),
    Verb(
        "agreement.contributions_imported",
        _("Contributions under %(label)s were imported"),
        {"file": OFFICE, "digest": OFFICE, "lines": OFFICE},
    ),
    Verb("agreement.shares_derived", _("Own shares under %(label)s were derived from public grant records"), {"lines": OFFICE}),
    Verb("agreement.shares_accepted", _("Derived own shares under %(label)s were accepted"), {"lines": OFFICE}),
    Verb("agreement.remarked", _("Something was said about a figure of %(label)s"), {"measure": OFFICE, "kind": OFFICE}, label=OFFICE),
]
