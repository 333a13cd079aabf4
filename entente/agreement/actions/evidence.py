"""Documents behind a line that is not decided yet."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.refusals import CannotDeclare
from entente.agreement.choices import Source
from entente.agreement.models import Declaration, Evidence
from entente.files.models import Upload
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def add_evidence(declaration: Declaration, upload: Upload, *, by: Person, at: datetime) -> Evidence:
    """Put a document behind a line that is not decided yet."""
    entry = record.open()
    current = Declaration.objects.select_for_update().select_related("organisation").get(pk=declaration.pk)
    if current.source == Source.PARTICIPATION:
        raise CannotDeclare(_("This line comes from the public grant record, which is its evidence."))
    if current.decisions.live().exists():
        raise CannotDeclare(_("This line is already decided. Correct it, and add the document to the correction."))
    if Declaration.objects.filter(replaces=current).exists():
        raise CannotDeclare(_("This line was corrected. Add the document to the correction."))
    return attach(entry, current, upload, by=by, at=at)


def attach(entry: Opened, declaration: Declaration, upload: Upload, *, by: Person, at: datetime) -> Evidence:
    made = Evidence.objects.create(declaration=declaration, upload=upload, by=by, at=at)
    after = {"file": upload.name, "digest": upload.digest}
    entry.enter("agreement.evidenced", declaration, by=by, organisation=declaration.organisation, after=after)
    return made
