"""What people say of certificates: where one stands, for which product it is, and which organisation a holder is."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification import queue
from entente.certification.actions.refusals import CannotKeepCertificate, CannotMatch
from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, CertificateStatus, Holder, HolderMatch
from entente.members.models import Organisation
from entente.people.models import Person
from entente.products.models import Product


@transaction.atomic
def set_state(
    certificate: Certificate, state: CertificateState, *, on: date, because: str, by: Person | None, at: datetime
) -> CertificateStatus:
    """From a day on; what would have come after that day is superseded, and stays readable as what was known before."""
    entry = record.open()
    current = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    known = list(CertificateStatus.objects.known().filter(certificate=current).order_by("from_on"))
    before = next((row for row in known if row.from_on <= on and (row.to_on is None or on < row.to_on)), None)
    if before and before.state == state:
        raise CannotKeepCertificate(_("It is %(state)s on that day already.") % {"state": before.get_state_display().lower()})
    if current.issued_on and on < current.issued_on:
        raise CannotKeepCertificate(_("It was issued on %(day)s; choose a later day.") % {"day": f"{current.issued_on:%d.%m.%Y}"})
    for row in known:
        if row.from_on >= on:
            row.superseded_at = at
            row.save(update_fields=["superseded_at"])
        elif before is not None and row.pk == before.pk:
            before.ended(on=on, at=at)
    until = (
        current.ends_on
        if state in (CertificateState.VALID, CertificateState.SUSPENDED) and current.ends_on and current.ends_on > on
        else None
    )
    status: CertificateStatus = CertificateStatus.objects.create(
        certificate=current, state=state, from_on=on, to_on=until, because=because[:300], is_said_here=True, known_at=at
    )
    if until:
        CertificateStatus.objects.create(
            certificate=current, state=CertificateState.ARCHIVED, from_on=until, is_said_here=True, known_at=at
        )
    entry.enter(
        "certificates.stands",
        current,
        by=by,
        because=because,
        before={"state": before.state} if before else {},
        after={"state": state, "on": on},
    )
    return status


@transaction.atomic
def name_product(certificate: Certificate, product: Product | None, *, by: Person | None, at: datetime) -> Certificate:
    entry = record.open()
    current = Certificate.objects.select_for_update(of=("self",)).select_related("holder", "product").get(pk=certificate.pk)
    holder = current.holder.organisation_id if current.holder else None
    if product and holder and product.organisation_id != holder:
        raise CannotKeepCertificate(_("“%(product)s” is offered by another organisation than the holder.") % {"product": product})
    before = {"product": str(current.product or "")}
    current.product = product
    current.save(update_fields=["product"])
    entry.enter("certificates.product_named", current, by=by, before=before, after={"product": str(product or "")})
    return current


@transaction.atomic
def match(holder: Holder, organisation: Organisation, *, is_same: bool, by: Person | None, at: datetime) -> HolderMatch:
    """Whether a holder and an organisation are the same; only a person says so."""
    entry = record.open()
    current = Holder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    if is_same and current.organisation_id and current.organisation_id != organisation.pk:
        said = {"holder": current, "organisation": current.organisation}
        raise CannotMatch(_("%(holder)s is %(organisation)s already; take that back first.") % said)
    found, _made = HolderMatch.objects.update_or_create(
        holder=current, organisation=organisation, defaults={"is_same": is_same, "by": by, "at": at}
    )
    if is_same:
        current.organisation = organisation
        current.save(update_fields=["organisation"])
        queue.wake_tonight(at)
    after = {"organisation": organisation.name, "is_same": is_same}
    entry.enter("certificates.holder_matched", current, by=by, organisation=organisation, after=after)
    return found


@transaction.atomic
def unmatch(holder: Holder, *, by: Person | None, at: datetime) -> Holder:
    entry = record.open()
    current = Holder.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=holder.pk)
    if current.organisation is None:
        raise CannotMatch(_("%(holder)s is matched to nobody.") % {"holder": current})
    organisation = current.organisation
    HolderMatch.objects.filter(holder=current, organisation=organisation).delete()
    current.organisation = None
    current.save(update_fields=["organisation"])
    entry.enter("certificates.holder_unmatched", current, by=by, organisation=organisation, before={"organisation": organisation.name})
    return current
