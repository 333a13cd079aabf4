"""What can be done from a mail: accept or decline a role."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.consortia import actions
from entente.consortia.actions.letters import ANSWER
from entente.consortia.choices import Answer
from entente.consortia.models import Invitation
from entente.consortia.queries import speakers
from entente.notices.links import LinkKind
from entente.people.models import Person


def answer(person: Person, subject: str, choice: str, at: datetime) -> str:
    """With the right the person has today: who speaks for the organisation no more does not answer any more."""
    found = Invitation.objects.select_related("role__board", "organisation").filter(pk=int(subject)).first()
    if found is None:
        raise PermissionDenied(_("This question is not there any more."))
    if person.pk not in speakers([found.organisation_id], timezone.localdate(at)):
        raise PermissionDenied(_("You do not speak for %(name)s any more.") % {"name": found.organisation})
    row = actions.answer(found, choice, by=person, at=at)
    said = {"name": row.organisation, "role": row.role}
    yes, no = _("%(name)s holds the role “%(role)s” now."), _("%(name)s does not take the role “%(role)s”; who asked is told.")
    return (yes if choice == Answer.ACCEPT else no) % said


LINKS = {
    ANSWER: LinkKind(
        gettext_lazy("Does your organisation take the role %(label)s?"), answer, choices=[(one.value, one.label) for one in Answer]
    )
}
