"""The outbox, single mails, bounces, the sending domain, the newsletter's editor."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from entente.engine.marking import Marking, Shared
from entente.notices import actions, tasks
from entente.notices.items import Item
from entente.notices.mail import names
from entente.notices.mail.names import Named
from entente.notices.models import Announcement, Delivery, Entry
from entente.people.models import Account
from tests.factories.notices import AT, NEWS, people, told
from tests.notices.conftest import _forgotten, mailbox  # noqa: F401 -- fixtures
from tests.notices.reports import report
from tests.web.test_notices import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(office: Account, signed_in: Callable[[Account], Client]) -> Client:
    return signed_in(office)


def test_every_mail_stands_in_the_outbox_with_its_state(desk):
    anna, bruno = people(2)
    told(anna, bruno)
    tasks.send_mails(1)

    said = words(desk.get(at("outbox")))

    assert "1 of 2 mails left" in said
    assert "No mail server is set" in said
    assert "All 2 Queued 1 Sent 1" in said
    assert anna.name in words(desk.get(at("outbox"), {"state": "sent"}))
    assert bruno.name not in words(desk.get(at("outbox"), {"state": "sent"}))


def test_a_mail_is_shown_as_it_left_in_a_frame_that_runs_nothing(desk):
    told(*people(1))
    tasks.send_mails(1)
    delivery = Delivery.objects.get()

    page, frame = desk.get(at("mail", delivery.pk)), desk.get(at("mail-html", delivery.pk))

    assert (
        f'<iframe class="mail" sandbox title="The mail as a mail program shows it" src="{at("mail-html", delivery.pk)}">'
        in page.content.decode()
    )
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "<strong>Monday</strong>" in frame.content.decode()
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    for rule in ("default-src 'none'", "sandbox", "frame-ancestors 'self'"):
        assert rule in frame["Content-Security-Policy"]
    assert "script-src" not in frame["Content-Security-Policy"]


def test_what_is_for_named_persons_only_is_not_shown_to_the_office(desk):
    (anna,) = people(1)
    told(anna, shared=Shared(Marking.RED, persons=frozenset({anna.pk})))
    delivery = Delivery.objects.get()

    assert "Its marking lets only those see it" in words(desk.get(at("mail", delivery.pk)))
    assert desk.get(at("mail-html", delivery.pk)).content == b""


def test_before_it_leaves_a_mail_is_shown_without_the_links_that_act(desk):
    (anna,) = people(1)
    told(anna, own={anna.pk: actions.Own(body="https://x.example/notices/act/0123456789012345678901234567890123456789/")})

    page = desk.get(at("mail", Delivery.objects.get().pk)).content.decode()

    assert "0123456789012345678901234567890123456789" not in page


def test_the_office_decides_about_a_mail_of_which_nobody_knows(desk):
    told(*people(1))
    Delivery.objects.update(state="unsure", handed_at=AT, ended_at=AT, run="dead")
    pk = Delivery.objects.get().pk
    assert "Look for its Message-ID" in words(desk.get(at("mail", pk)))
    assert "cut off in the moment of sending" in words(desk.get(at("home")))

    desk.post(at("settle", pk), {"arrived": ""})

    assert Delivery.objects.get().state == "sent"


def test_sending_what_is_due_is_work_that_shows_its_progress(desk, django_capture_on_commit_callbacks):
    told(*people(2))

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(at("send"))

    assert answer.url.startswith("/jobs/")  # type: ignore[attr-defined]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_an_uploaded_report_shows_the_address_and_trying_again_takes_it_away(desk):
    (anna,) = people(1)
    told(anna)
    tasks.send_mails(1)
    content = report(names.message_id(Named(Delivery.objects.get().pk, 0)), anna.email, "5.1.1", "user unknown")

    answer = desk.post(at("bounces"), {"file": SimpleUploadedFile("report.eml", content)}, follow=True)

    assert "1 messages read" in words(answer)
    assert f"{anna.name} {anna.email} 5.1.1 user unknown" in words(answer)
    assert "All addresses take mail" in words(desk.post(at("clear-address", anna.pk), follow=True))


def test_the_domain_page_makes_a_key_gives_records_and_finds_what_lacks(desk):
    assert "Mails are not signed" in words(desk.get(at("domain")))

    desk.post(at("make-key"))
    page = words(desk.get(at("domain")))
    answer = words(desk.post(at("domain"), {"spf": "v=spf1 mx +all", "dkim": "", "dmarc": "v=DMARC1; p=reject; rua=mailto:a@b.example"}))

    assert "v=DKIM1; k=rsa; p=MII" in page
    assert "every server in the world may send in your name" in answer
    assert "DMARC: right" in answer
    assert "PRIVATE" not in page


def test_a_newsletter_is_put_together_on_its_page(desk, office):
    today = timezone.localdate()
    NEWS.found = [Item("tests.news", 1, "A call opened", today, "For SMEs."), Item("tests.news", 2, "Old", today - timedelta(days=400))]
    desk.post(
        f"{at('write')}?form=newsletter", {"subject": "March", "body": "Dear members,", "kind": "notices.newsletter", "marking": "CLEAR"}
    )
    row = Announcement.objects.get()
    assert "No section yet" in words(desk.get(at("newsletter", row.pk)))

    desk.post(at("add-section", row.pk), {"title": "Calls", "intro": ""})
    section = row.sections.get()
    page = words(desk.get(at("newsletter", row.pk)))
    assert "A call opened" in page
    assert "Old" not in page
    desk.post(at("pull", section.pk), {"item": "tests.news:1", "since": str(today)})
    desk.post(at("add-entry", section.pk), {"title": "Our own", "text": "Words", "address": "/members/"})
    desk.post(at("move-entry", Entry.objects.get(title="Our own").pk), {"up": ""})

    assert list(section.entries.values_list("title", flat=True)) == ["Our own", "A call opened"]
    assert "Calls Our own Words Read more A call opened For SMEs." in words(desk.get(row.get_absolute_url()))


def test_an_item_leads_only_to_pages(desk, office):
    row = actions.draft("March", form="newsletter", kind="notices.newsletter", by=office.person, at=AT)
    section = actions.put_section(row, "Calls", by=office.person, at=AT)

    answer = desk.post(at("add-entry", section.pk), {"title": "Bad", "text": "", "address": "javascript:alert(1)"})

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_digest_is_sent_by_a_button_and_says_when_there_is_nothing(desk):
    assert "Nobody is due a digest" in words(desk.post(at("digest"), follow=True))
    NEWS.found = [Item("tests.news", 1, "A call opened", timezone.localdate() - timedelta(days=1))]

    assert "The digest goes to 1 person." in words(desk.post(at("digest"), follow=True))
