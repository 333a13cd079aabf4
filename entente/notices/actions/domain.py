"""The domain that mails come from."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.notices.mail import names, records, signing
from entente.notices.models import DomainCheck
from entente.notices.refusals import Refusal
from entente.people.models import Person


class CannotMakeKey(Refusal):
    """There is a key already."""


@transaction.atomic
def check_domain(spf: str, dkim: str, dmarc: str, *, by: Person, at: datetime) -> list[records.Finding]:
    """Keep what was pasted, and what is missing in it."""
    entry = record.open()
    findings = records.check(spf, dkim, dmarc)
    is_right = all(finding.is_right for finding in findings)
    check = DomainCheck.objects.create(domain=names.domain(), spf=spf, dkim=dkim, dmarc=dmarc, is_right=is_right, by=by, at=at)
    entry.enter("notices.domain_checked", check, by=by, after={"right": is_right})
    return findings


@transaction.atomic
def make_key(*, by: Person, at: datetime) -> None:
    """Make the key that signs mails from now on; its public half goes into the domain's record first."""
    entry = record.open()
    if signing.has_key():
        raise CannotMakeKey(_("There is a key already; mails are signed with it."))
    entry.enter("notices.key_made", by, by=by, after={"selector": signing.SELECTOR})
    signing.make_key()
