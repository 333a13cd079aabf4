"""Mails as any mail program reads them, by Python's own parser."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import dkim
import pytest

from entente.engine.marking import Marking, Shared
from entente.notices import actions, tasks, text
from entente.notices.mail import names, records, signing
from entente.notices.models import Delivery
from entente.notices.parts import Part
from entente.notices.queries import choices_of
from tests.factories.notices import AT, DUTY, mails, people, told
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def sent(mailbox: Path) -> EmailMessage:
    tasks.send_mails(10)
    (file,) = mails(mailbox)
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def test_a_mail_says_who_what_when_and_that_no_hand_wrote_it(mailbox):
    (anna,) = people(1)
    told(anna)

    mail = sent(mailbox)

    assert str(mail["From"]) == "Test Partnership <office@partnership.example>"
    assert mail["To"].addresses[0].addr_spec == anna.email
    assert mail["Subject"] == "The meeting"
    assert mail["Date"].datetime.tzinfo is not None
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "<tests.told.partnership.example>"
    assert re.fullmatch(r"<\d+\.0\.[0-9a-f]{20}@partnership\.example>", mail["Message-ID"])


def test_text_and_html_say_the_same(mailbox):
    told(*people(1))

    mail = sent(mailbox)

    assert mail.get_content_type() == "multipart/alternative"
    assert "the meeting is on Monday." in mail.get_body(("plain",)).get_content()
    assert "the meeting is on <strong>Monday</strong>." in mail.get_body(("html",)).get_content()


def test_one_click_ends_what_is_not_statutory(mailbox, settings, client):
    settings.BASE_URL = "https://partnership.example"
    (anna,) = people(1)
    told(anna)

    mail = sent(mailbox)

    address = mail["List-Unsubscribe"].strip("<>")
    assert address.startswith("https://partnership.example/notices/unsubscribe/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client.post(address.removeprefix(settings.BASE_URL), {"List-Unsubscribe": "One-Click"})
    assert [choice.kind.code for choice in choices_of(anna.pk) if not choice.is_wanted] == ["tests.told"]


def test_a_statutory_notice_offers_no_way_out(mailbox):
    told(*people(1), kind=DUTY)

    mail = sent(mailbox)

    assert mail["List-Unsubscribe"] is None
    assert "the partnership's rules ask for it" in mail.get_body(("plain",)).get_content()


def test_a_marking_stands_in_the_subject_and_around_the_text(mailbox):
    (anna,) = people(1)
    told(anna, shared=Shared(Marking.AMBER_STRICT, persons=frozenset({anna.pk})))

    mail = sent(mailbox)

    assert mail["Subject"] == "[TLP:AMBER+STRICT] The meeting"
    assert mail.get_body(("plain",)).get_content().count("TLP:AMBER+STRICT") == 2


def test_names_and_subjects_of_any_script_survive(mailbox):
    anna = people(1)[0]
    anna.name = "Søren “Žižka” Ελένη, PhD"
    anna.save()
    actions.tell("tests.told", to=[anna.pk], subject="Übersicht\r\nBcc: evil@example.org", body="Ďakujem: žltý kôň", by=None, at=AT)

    mail = sent(mailbox)

    assert mail["To"].addresses[0].display_name == "Søren “Žižka” Ελένη, PhD"
    assert mail["Subject"] == "Übersicht Bcc: evil@example.org"
    assert mail["Bcc"] is None
    assert "Ďakujem: žltý kôň" in mail.get_body(("plain",)).get_content()


def test_an_invitation_is_an_alternative_and_a_file_an_attachment(mailbox):
    parts = [
        Part("application/pdf", b"%PDF-1.7", "agenda.pdf"),
        Part("text/calendar", CALENDAR, is_alternative=True, parameters={"method": "REQUEST"}),
    ]
    told(*people(1), parts=parts, reply_to="replies@partnership.example")

    mail = sent(mailbox)

    calendar = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar.get_payload(decode=True) == CALENDAR
    assert [part.get_filename() for part in mail.iter_attachments()] == ["agenda.pdf"]
    assert mail["Reply-To"] == "replies@partnership.example"


def test_an_address_that_cannot_stand_in_a_mail_fails_alone(mailbox):
    anna, bruno = people(2)
    type(anna).objects.filter(pk=anna.pk).update(email="żółw@example.org")
    told(anna, bruno)

    tasks.send_mails(10)

    assert Delivery.objects.get(person=anna).state == "failed"
    assert Delivery.objects.get(person=anna).said == "The address żółw@example.org cannot be written to."
    assert Delivery.objects.get(person=bruno).state == "sent"


def test_a_mail_is_signed_and_its_own_record_proves_it(mailbox):
    office = account().person
    actions.make_key(by=office, at=LONG_AGO)
    told(*people(1))
    tasks.send_mails(10)
    content = mails(mailbox)[0].read_bytes()
    record = next(one for one in records.wanted() if one.protocol == "DKIM")

    def looked_up(name: bytes, timeout: int = 5) -> bytes:
        assert name.decode().rstrip(".") == record.name == "entente._domainkey.partnership.example"
        return record.text.encode()

    assert dkim.verify(content, dnsfunc=looked_up)
    assert not dkim.verify(content.replace(b"Monday", b"Friday"), dnsfunc=looked_up)
    assert not dkim.verify(content.replace(b"Subject: The", b"Subject: Our"), dnsfunc=looked_up)


def test_the_private_key_is_readable_by_nobody_else_and_made_once():
    office = account().person
    actions.make_key(by=office, at=LONG_AGO)

    assert signing.key_file().stat().st_mode & 0o077 == 0
    with pytest.raises(actions.Refusal, match="There is a key already"):
        actions.make_key(by=office, at=LONG_AGO)


def test_a_message_id_names_its_delivery_and_cannot_be_made_up():
    named = names.Named(42, 1)

    assert names.behind(f"In-Reply-To: {names.message_id(named)}") == named
    assert names.behind("<42.1.0123456789abcdef0123@partnership.example>") is None


def test_markdown_loses_what_could_act_or_load():
    written = "<script>alert(1)</script> ![x](https://track.example/p.gif) [bad](javascript:alert(1)) [here](/members/) https://a.example"

    html = text.html(written)

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="http://127.0.0.1:8000/members/"' in html
    assert 'href="https://a.example"' in html


def test_plain_text_reads_without_decoding():
    written = "# Title\n\nSee [the page](https://a.example).\n\n- one\n- two\n\n3. three\n\n> said"

    assert text.plain(written) == "Title\n\nSee the page <https://a.example>.\n\n- one\n- two\n\n3. three\n\n> said"
