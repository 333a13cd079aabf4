"""What an organisation holds and where it shows it, kept for its own people."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.catalogue_refusals import CannotSave
from entente.certification.models import Evidence, Requirement, SelfCheck
from entente.certification.queries.holdings import Holding
from entente.members.models import Organisation
from entente.people.models import Person


@transaction.atomic
def save_check(organisation: Organisation, name: str, held: Collection[Holding], target: Holding, *, by: Person, at: datetime) -> SelfCheck:
    """Under its name; the same name again replaces what was kept under it."""
    entry = record.open()
    if not name.strip() or not held:
        raise CannotSave(_("Choose what you hold, and give it a name by which you find it again."))
    values = {"holds": [one.asked for one in held], "aims": target.asked, "by": by, "changed_at": at}
    check, _is_new = SelfCheck.objects.update_or_create(organisation=organisation, name=name.strip()[:120], defaults=values)
    check.held.set({catalogue.pk for one in held for catalogue in one.catalogues})
    after = {"held": sorted(one.label for one in held), "target": target.label}
    entry.enter("certification.check_saved", check, by=by, organisation=organisation, after=after)
    return check


@transaction.atomic
def drop_check(check: SelfCheck, *, by: Person, at: datetime) -> None:
    entry = record.open()
    entry.enter("certification.check_dropped", check, by=by, organisation=check.organisation)
    check.delete()


@transaction.atomic
def say_evidence(organisation: Organisation, requirement: Requirement, said: str, *, by: Person, at: datetime) -> Evidence | None:
    """Where it is shown that a requirement is met; nothing said takes it out again."""
    entry = record.open()
    rows = Evidence.objects.filter(organisation=organisation, requirement=requirement)
    if not said.strip():
        rows.delete()
        entry.enter("certification.evidence_said", requirement, by=by, organisation=organisation, after={"said": ""})
        return None
    values = {"said": said.strip()[:300], "by": by, "at": at}
    evidence, _is_new = Evidence.objects.update_or_create(organisation=organisation, requirement=requirement, defaults=values)
    entry.enter("certification.evidence_said", requirement, by=by, organisation=organisation, after={"said": evidence.said})
    return evidence
