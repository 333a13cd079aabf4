"""What a small company shows of itself to investors and partners."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.industry.actions.finding import index_profile, text
from entente.industry.actions.refusals import CannotKeep
from entente.industry.choices import Seeking, Stage
from entente.industry.models import Profile
from entente.members.choices import Kind, SizeClass
from entente.members.models import Organisation
from entente.members.queries import classification_on
from entente.people.models import Person

SMALL = (SizeClass.MICRO.value, SizeClass.SMALL.value, SizeClass.MEDIUM.value)


@transaction.atomic
def keep_profile(
    organisation: Organisation,
    *,
    stage: str,
    size: str,
    seeking: Sequence[str],
    pitch: str,
    is_public: bool,
    by: Person,
    at: datetime,
) -> Profile:
    """New or changed. Small and medium-sized companies only: what they are is in the members' classification."""
    entry = record.open()
    if not is_small(organisation, timezone.localtime(at).date()):
        raise CannotKeep(_("%(name)s is not kept as an SME; ask the office to correct its kind.") % {"name": organisation})
    if stage not in Stage.values or size not in SMALL or set(seeking) - set(Seeking.values):
        raise CannotKeep(_("Choose the stage, the size class of a small or medium-sized company, and what you seek."))
    if not (words := text(pitch, 2000)):
        raise CannotKeep(_("Say in a few sentences what you do, and for whom."))
    row = Profile.objects.select_for_update().filter(organisation=organisation).first() or Profile(organisation=organisation)
    row.name_key, row.country_id, row.is_fictional = organisation.name_key, organisation.country_id, organisation.is_fictional
    row.stage, row.size, row.pitch, row.is_public, row.changed_at = stage, size, words, is_public, at
    row.seeking = [one for one in Seeking.values if one in set(seeking)]
    row.seeks_of = f" {' '.join(row.seeking)} "
    row.save()
    index_profile(row)
    after = {"stage": stage, "size": size, "seeking": row.seeking, "is_public": is_public}
    entry.enter("industry.profile_kept", row, by=by, organisation=organisation, after=after)
    return row


def is_small(organisation: Organisation, on: date) -> bool:
    found = classification_on(organisation, on)
    return found is not None and found.kind == Kind.SME
