"""What one entry of a register states about a certificate, once every field of it could be taken. None and empty text: not stated."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.engine.assurance import Assurance


@dataclass(frozen=True, slots=True)
class Stood:
    """A state from a day to a day."""

    state: str
    from_on: date
    to_on: date | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class MaintenanceFacts:
    on: date | None
    title: str = ""
    report_address: str = ""
    target_address: str = ""


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    scheme: str
    key: str
    name: str
    number: str = ""
    is_number_read: bool = False
    holder: str = ""
    holder_country: str = ""
    country: str = ""
    category: str = ""
    level: str = ""
    stated: str = ""  # the assurance in the source's words
    assurance: Assurance = field(default_factory=Assurance)
    profiles: tuple[str, ...] = ()
    issued_on: date | None = None
    ends_on: date | None = None
    stood: tuple[Stood, ...] = ()
    body: str = ""
    laboratory: str = ""
    report_address: str = ""
    target_address: str = ""
    address: str = ""
    maintenances: tuple[MaintenanceFacts, ...] = ()
    remarks: tuple[str, ...] = ()


def course(
    issued_on: date | None, ends_on: date | None, state: str = CertificateState.VALID, since: date | None = None
) -> tuple[Stood, ...]:
    """Valid from its issue until its end, archived after; another state from the day it holds, where that is stated."""
    if issued_on is None:
        return ()
    turned = since if state != CertificateState.VALID and since and since > issued_on else None
    if state != CertificateState.VALID and turned is None:
        return (Stood(state, issued_on, because=_("The source does not state since when.")),)
    if turned:
        return (Stood(CertificateState.VALID, issued_on, turned), Stood(state, turned))
    if ends_on is None:
        return (Stood(CertificateState.VALID, issued_on),)
    if ends_on <= issued_on:
        return (Stood(CertificateState.ARCHIVED, ends_on),)
    return (Stood(CertificateState.VALID, issued_on, ends_on), Stood(CertificateState.ARCHIVED, ends_on))
