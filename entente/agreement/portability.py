"""What this room keeps about a person: what it declared, answered, reviewed, decided and asked."""

from django.utils.translation import gettext as _

from entente.agreement.models import Answer, Decision, Declaration, Evidence, Remark, Review
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    """Amounts are the organisations', whom the person may no longer speak for: its own part is that it declared, what and when."""
    own = {"by": person_id}
    declared = Declaration.objects.filter(**own).order_by("pk").values_list("pk", "organisation__name", "year", "activity", "at")
    answered = Answer.objects.filter(**own).order_by("pk").values_list("organisation__name", "year", "is_nothing", "at")
    reviewed = Review.objects.filter(**own).order_by("pk").values_list("declaration_id", "note", "at")
    decided = Decision.objects.filter(**own).order_by("pk").values_list("declaration_id", "reason", "note", "at")
    evidence = Evidence.objects.filter(**own).order_by("pk").values_list("declaration_id", "upload__name", "at")
    return [
        Section(_("Contributions you declared"), ("number", "organisation", "year", "activity", "at"), list(declared)),
        Section(_("Years you answered for"), ("organisation", "year", "nothing_to_report", "at"), list(answered)),
        Section(_("Contributions you reviewed"), ("number", "note", "at"), list(reviewed)),
        Section(_("Contributions you decided"), ("number", "reason", "note", "at"), list(decided)),
        Section(_("Evidence you added"), ("number", "file", "at"), list(evidence)),
        Section(_("What you said about a figure"), ("kind", "measure", "at"), _remarks(person_id)),
    ]


def _remarks(person_id: int) -> list[tuple[object, ...]]:
    return list(Remark.objects.filter(by=person_id).order_by("pk").values_list("kind", "measure", "at"))
