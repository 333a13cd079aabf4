"""The badge of a label: a credential signed with the installation's key, and what it is worth on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.engine import credential
from entente.industry.choices import LabelState
from entente.industry.models import Label
from entente.members.models import Partnership
from entente.record import signing

PREFIX = "urn:uuid:"


class Worth(StrEnum):
    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    TAMPERED = "tampered"
    UNKNOWN_KEY = "unknown_key"
    NOT_REGISTERED = "not_registered"
    NO_CREDENTIAL = "no_credential"


SENTENCES: dict[Worth, str | Promise] = {
    Worth.VALID: _("It is valid: it was issued here, nothing in it was changed, and the label holds today."),
    Worth.NOT_YET: _("It is genuine, but the label does not hold yet."),
    Worth.EXPIRED: _("It is genuine, but the label has expired. Ask the company for its new badge."),
    Worth.REVOKED: _("It is genuine, but the label was revoked. Do not rely on it."),
    Worth.TAMPERED: _("It was tampered with: it is not what was signed. Do not rely on it; tell us where you found it."),
    Worth.UNKNOWN_KEY: _("It is signed with a key that is not ours. It was issued elsewhere, or before our key was changed."),
    Worth.NOT_REGISTERED: _("It is signed here, but the register does not hold it."),
    Worth.NO_CREDENTIAL: _("This is no badge: bring the JSON credential or the SVG picture as the company gave it."),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """`name`, `number`: as the credential itself says, once it is known to be genuine and ours."""

    worth: Worth
    label: Label | None = None
    name: str = ""
    number: str = ""
    from_on: str = ""
    until_on: str = ""

    @property
    def is_valid(self) -> bool:
        return self.worth == Worth.VALID

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.worth])


def issued(label: Label, at: datetime) -> str:
    """The signed credential of a label with its number and its days."""
    partnership = Partnership.objects.first() or Partnership(name="Entente")
    body = {
        "@context": [credential.CONTEXT],
        "type": ["VerifiableCredential", "EuropeanLabelCredential"],
        "id": f"{PREFIX}{label.uid}",
        "issuer": {"id": settings.BASE_URL, "name": partnership.name, "decidedBy": str(label.issuer or partnership.name)},
        "validFrom": f"{label.from_on}T00:00:00Z",
        "validUntil": f"{label.until_on}T23:59:59Z",
        "credentialSubject": {
            "id": f"{settings.BASE_URL}{label.get_absolute_url()}",
            "name": label.organisation.name,
            "country": label.country_id,
            "label": label.criteria.name,
            "criteriaVersion": label.criteria.version,
            "number": label.number,
        },
        "credentialStatus": {"id": f"{settings.BASE_URL}{reverse('industry:check')}", "type": "EntenteRegister"},
    }
    return credential.issue(body, key=signing.public_key(), created=at.isoformat(), sign=signing.sign)


def check(text: str, on: date) -> Checked:
    """What a credential, or the badge that carries it, is worth on a day."""
    try:
        found = credential.read(text)
    except credential.Changed:
        return Checked(Worth.TAMPERED)
    except credential.NotACredential:
        return Checked(Worth.NO_CREDENTIAL)
    if not found.is_genuine:
        return Checked(Worth.TAMPERED)
    if found.key != signing.public_key():
        return Checked(Worth.UNKNOWN_KEY)
    uid = _uid(found.id)
    label = Label.objects.shown().select_related("organisation", "criteria").filter(uid=uid).first() if uid else None
    said = found.body["credentialSubject"]
    told = (str(said["name"]), str(said["number"]), str(found.body["validFrom"])[:10], str(found.body["validUntil"])[:10])
    if label is None:
        return Checked(Worth.NOT_REGISTERED, None, *told)
    return Checked(_worth(label, on, *told[2:]), label, *told)


def _worth(label: Label, on: date, from_on: str, until_on: str) -> Worth:
    if label.state == LabelState.REVOKED:
        return Worth.REVOKED
    if on < date.fromisoformat(from_on):
        return Worth.NOT_YET
    return Worth.VALID if on <= date.fromisoformat(until_on) else Worth.EXPIRED


def _uid(said: str) -> UUID | None:
    try:
        return UUID(said.removeprefix(PREFIX))
    except ValueError:
        return None
