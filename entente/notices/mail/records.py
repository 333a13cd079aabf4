"""SPF, DKIM and DMARC: what the sending domain's records should say, and what is missing in what they do say. Nothing is looked up."""

import base64
import re
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from entente.notices.mail import names, signing
from entente.notices.mail.letter import sender


@dataclass(frozen=True, slots=True)
class Record:
    """One TXT record: under which name, and its text."""

    protocol: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a pasted record; nothing wrong is right."""

    protocol: str
    wrong: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.wrong


def wanted() -> list[Record]:
    """The records to paste at the name server of the sending domain."""
    domain = names.domain()
    return [
        Record("SPF", domain, f"v=spf1 {_server()} -all"),
        Record("DKIM", f"{signing.SELECTOR}._domainkey.{domain}", _dkim_text()),
        Record("DMARC", f"_dmarc.{domain}", f"v=DMARC1; p=quarantine; rua=mailto:{sender().addr_spec}"),
    ]


def check(spf: str, dkim: str, dmarc: str) -> list[Finding]:
    """What pasted TXT records lack. They may come as a name server prints them, in quotes and in several pieces."""
    return [
        Finding("SPF", _check_spf(joined(spf))),
        Finding("DKIM", _check_dkim(joined(dkim))),
        Finding("DMARC", _check_dmarc(joined(dmarc))),
    ]


def joined(pasted: str) -> str:
    """The text of a record from the pieces in quotes, without what stands before them in a zone file or a look-up."""
    pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', pasted)
    return "".join(piece.replace('\\"', '"').replace("\\;", ";") for piece in pieces) if pieces else " ".join(pasted.split())


def _server() -> str:
    return f"a:{settings.EMAIL_HOST}" if settings.EMAIL_HOST else "mx"


def _dkim_text() -> str:
    return f"v=DKIM1; k=rsa; p={base64.b64encode(signing.public_key()).decode()}" if signing.has_key() else ""


def _check_spf(text: str) -> list[str]:
    if not text.lower().startswith("v=spf1"):
        return [_("No SPF record: it begins with v=spf1.")]
    terms = text.lower().split()[1:]
    server, wrong = _server(), []
    if server not in terms and not any(term.startswith(("include:", "redirect=", "ip4:", "ip6:")) for term in terms):
        wrong.append(
            _("It does not name the server that sends these mails: add %(server)s, or what its provider asks for.") % {"server": server}
        )
    if terms.count("all") or "+all" in terms:
        wrong.append(_("It ends in “all” or “+all”: every server in the world may send in your name. End it in -all."))
    elif not any(term in {"-all", "~all"} or term.startswith("redirect=") for term in terms):
        wrong.append(_("It does not end in -all (or ~all): servers it does not name are not refused."))
    return wrong


def _check_dkim(text: str) -> list[str]:
    if not signing.has_key():
        return [_("There is no key yet: make one above; until then mails are not signed.")]
    tags = _tags(text)
    if not tags.get("p"):
        return [_("No DKIM record: it holds p= and the public key. An empty p= says that the key was taken back.")]
    wrong = []
    if tags.get("v", "DKIM1") != "DKIM1" or tags.get("k", "rsa") != "rsa":
        wrong.append(_("It is not a record of an RSA key: it begins with v=DKIM1; k=rsa."))
    if "".join(tags["p"].split()) != base64.b64encode(signing.public_key()).decode():
        wrong.append(
            _("The key in it is another one, or was cut off: name servers want long texts in pieces of at most 255 signs. Paste it again.")
        )
    if "y" in tags.get("t", ""):
        wrong.append(_("It says t=y, “only a test”: receivers then ignore the signature. Take t=y away."))
    return wrong


def _check_dmarc(text: str) -> list[str]:
    tags = _tags(text)
    if tags.get("v", "").upper() != "DMARC1":
        return [_("No DMARC record: it begins with v=DMARC1.")]
    wrong = []
    if tags.get("p") not in {"none", "quarantine", "reject"}:
        wrong.append(_("It does not say what to do with forgeries: p=quarantine or p=reject."))
    elif tags["p"] == "none":
        wrong.append(_("It says p=none: forgeries are delivered as before. That is good for the first weeks; then say p=quarantine."))
    if not tags.get("rua", "").startswith("mailto:"):
        wrong.append(_("It names no address for reports (rua=mailto:…): nobody would tell you that mails of yours are refused."))
    return wrong


def _tags(text: str) -> dict[str, str]:
    """tag=value pairs between semicolons."""
    pairs = (piece.partition("=") for piece in text.split(";"))
    return {name.strip().lower(): value.strip() for name, equals, value in pairs if equals}
