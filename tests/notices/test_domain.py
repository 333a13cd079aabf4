"""The sending domain's records: what to paste, and what is missing in what was pasted."""

import base64

import pytest
from django.utils import timezone

from entente.notices import actions
from entente.notices.mail import records, signing
from entente.notices.models import DomainCheck
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> str:
    """The public half, as the record holds it."""
    actions.make_key(by=account().person, at=timezone.now())
    return base64.b64encode(signing.public_key()).decode()


def wrong(protocol: str, spf: str = "", dkim: str = "", dmarc: str = "") -> str:
    return " ".join(next(finding.wrong for finding in records.check(spf, dkim, dmarc) if finding.protocol == protocol))


def test_what_is_to_be_pasted_passes_its_own_check(key):
    texts = {record.protocol: record.text for record in records.wanted()}

    assert [record.name for record in records.wanted()] == [
        "partnership.example",
        "entente._domainkey.partnership.example",
        "_dmarc.partnership.example",
    ]
    assert all(finding.is_right for finding in records.check(texts["SPF"], texts["DKIM"], texts["DMARC"]))


def test_the_server_that_sends_stands_in_the_spf_record(settings):
    settings.EMAIL_HOST = "smtp.provider.example"

    assert records.wanted()[0].text == "v=spf1 a:smtp.provider.example -all"
    assert "add a:smtp.provider.example" in wrong("SPF", "v=spf1 mx -all")
    assert wrong("SPF", "v=spf1 include:_spf.provider.example ~all") == ""


@pytest.mark.parametrize(
    ("spf", "said"),
    [
        ("", "No SPF record"),
        ("google-site-verification=abc", "No SPF record"),
        ("v=spf1 mx +all", "every server in the world"),
        ("v=spf1 mx all", "every server in the world"),
        ("v=spf1 mx", "does not end in -all"),
        ("v=spf1 mx ?all", "does not end in -all"),
    ],
)
def test_what_an_spf_record_lacks(spf, said):
    assert said in wrong("SPF", spf)


def test_a_key_in_pieces_as_a_name_server_prints_it_is_whole_again(key):
    text = f"v=DKIM1; k=rsa; p={key}"
    pieces = " ".join(f'"{text[at : at + 255]}"' for at in range(0, len(text), 255))

    assert wrong("DKIM", dkim=f"entente._domainkey IN TXT ( {pieces} )") == ""


def test_what_a_dkim_record_lacks(key):
    assert "The key in it is another one" in wrong("DKIM", dkim=f"v=DKIM1; k=rsa; p={key[:200]}")
    assert "No DKIM record" in wrong("DKIM", dkim="v=DKIM1; p=")
    assert "Take t=y away" in wrong("DKIM", dkim=f"v=DKIM1; k=rsa; t=y; p={key}")
    assert "not a record of an RSA key" in wrong("DKIM", dkim=f"v=DKIM1; k=ed25519; p={key}")


def test_without_a_key_mails_are_said_not_to_be_signed():
    assert "not signed" in wrong("DKIM", dkim="v=DKIM1; k=rsa; p=abc")
    assert records.wanted()[1].text == ""


@pytest.mark.parametrize(
    ("dmarc", "said"),
    [
        ("", "No DMARC record"),
        ("v=DMARC1; rua=mailto:a@b.example", "p=quarantine or p=reject"),
        ("v=DMARC1; p=none; rua=mailto:a@b.example", "forgeries are delivered as before"),
        ("v=DMARC1; p=reject", "nobody would tell you"),
    ],
)
def test_what_a_dmarc_record_lacks(dmarc, said):
    assert said in wrong("DMARC", dmarc=dmarc)


def test_a_check_is_kept_with_who_looked(key):
    ada = account().person
    texts = {record.protocol.lower(): record.text for record in records.wanted()}

    actions.check_domain(**texts, by=ada, at=timezone.now())

    check = DomainCheck.objects.get()
    assert (check.domain, check.is_right, check.by) == ("partnership.example", True, ada)
