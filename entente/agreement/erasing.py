"""A person is erased: what it declared and decided under the contract stays, without its name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.agreement.models import Answer, Decision, Declaration, Evidence, Remark, Review
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    declared = _(
        "A declaration belongs to its organisation and is what published figures rest on; its declarer is named by the organisation."
    )
    decided = _("Who declares, reviews and decides must be three people; that is shown by their numbers, without names.")
    lines = (
        Declaration.objects.filter(by=person).count()
        + Answer.objects.filter(by=person).count()
        + Evidence.objects.filter(by=person).count()
    )
    seen = Review.objects.filter(by=person).count() + Decision.objects.filter(by=person).count()
    remarks = Remark.objects.filter(by=person).count()
    return [
        Fate(_("Contributions it declared, answers and evidence"), lines, declared),
        Fate(_("Contributions it reviewed or decided"), seen, decided),
        Fate(
            _("What it said about figures of the contract"),
            remarks,
            _("The two sides of the contract said it to each other; without the name."),
        ),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    """Nothing of its own: every row here is part of what the contract's figures rest on."""
