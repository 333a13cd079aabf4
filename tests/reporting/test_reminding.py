"""Once a month by mail: at most three things, each done from the mail; read back here by Python's own parser of mails."""

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.notices import actions as notices
from entente.notices import tasks
from entente.notices.models import ActionLink, Delivery, Notice
from entente.people.models import Account
from entente.reporting.actions import release, remind
from tests.factories import agreement, members
from tests.factories.desk import run_out
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db


def now() -> datetime:
    return timezone.now()


def told(who: Account) -> str:
    """The one mail to somebody, as text."""
    tasks.send_mails(100)
    (mail,) = [mail for mail in sent() if mail["To"].addresses[0].addr_spec == who.person.email]
    assert mail.defects == []
    return str(mail.get_body(("plain",)).get_content()).replace("\r\n", "\n")


def sent() -> list:
    from django.conf import settings

    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"))]


def addresses(text: str, part: str) -> list[str]:
    return [found.rstrip(".,)>") for found in re.findall(r"https://partnership\.example\S+", text) if part in found]


def test_it_names_three_things_the_first_due_first_and_counts_the_rest(mailbox, office):
    for days, title in ((1, "Fourth"), (9, "First"), (5, "Third"), (7, "Second")):
        run_out(office.person, title, days=days)

    remind(by=None, at=now())
    text = told(office)

    assert "Four things, about 4 minutes on your Desk." in text
    assert re.findall(r"“(\w+)”", text) == ["First", "Second", "Third"]
    assert "And one more thing on your Desk" in text
    assert "Overdue since" in text
    assert "You receive this because something waits for you, at most once a month." in text


def test_nothing_is_sent_where_nothing_waits(mailbox, office):
    assert remind(by=None, at=now()) is None
    assert Notice.objects.count() == 0


def test_again_in_the_month_changes_nothing_and_next_month_it_comes_again(mailbox, office):
    run_out(office.person)
    first = remind(by=None, at=now())
    later = run_out(account().person).filed_by

    second = remind(by=None, at=now())
    third = remind(by=None, at=now() + timedelta(days=31))

    assert first is not None
    assert [row.person_id for row in second.deliveries.all()] == [later.pk]
    assert {row.person_id for row in third.deliveries.all()} == {office.person_id, later.pk}
    assert remind(by=None, at=now()) is None


def test_a_link_does_it_once_after_asking_and_looking_does_nothing(mailbox, office):
    document = run_out(office.person, "Old rules")
    remind(by=None, at=now())
    (address,) = addresses(told(office), "/notices/act/")
    path = address.removeprefix("https://partnership.example")

    asked = Client().get(path)
    assert "What becomes of “Old rules”, which has run out?" in asked.content.decode()
    assert "Keep it for another year" in asked.content.decode()
    assert Document.objects.get(pk=document.pk).keep_until == document.keep_until

    done = Client().post(path, {"choice": "keep"})
    again = Client().post(path, {"choice": "retire"})

    until = Document.objects.get(pk=document.pk).keep_until
    assert until == timezone.localdate() + timedelta(days=365)
    assert f"It is kept until {until:%d.%m.%Y}" in done.content.decode()
    assert (again.status_code, Document.objects.get(pk=document.pk).retired_at) == (409, None)
    assert remind(by=None, at=now()) is None


def test_the_other_button_retires_it(mailbox, office):
    document = run_out(office.person)
    remind(by=None, at=now())
    (address,) = addresses(told(office), "/notices/act/")

    Client().post(address.removeprefix("https://partnership.example"), {"choice": "retire"})

    assert Document.objects.get(pk=document.pk).retired_at


def test_who_may_no_longer_keep_the_document_is_refused(mailbox, office):
    document = run_out(office.person, marking=Marking.AMBER)
    remind(by=None, at=now())
    (address,) = addresses(told(office), "/notices/act/")
    Account.objects.filter(pk=office.pk).update(is_active=False)

    answer = Client().post(address.removeprefix("https://partnership.example"), {"choice": "retire"})

    assert answer.status_code == 409
    assert "no longer yours to keep" in answer.content.decode()
    assert Document.objects.get(pk=document.pk).retired_at is None
    assert ActionLink.objects.get().used_at is None


def test_what_no_link_may_do_leads_to_its_page_behind_signing_in(mailbox, signed_in):
    agreement.contract()
    who = members.delegate(one := members.member("Answering Ltd"))
    members.actions.confirm_profile(one, by=who.person, at=now())
    remind(by=None, at=now())
    text = told(who)

    assert "Answering Ltd: contributions of 2016" in text
    assert addresses(text, "/notices/act/") == []
    address = addresses(text, "/account/login/")[0]
    assert address == "https://partnership.example/account/login/?next=%2Fcontract%2Fledger%2F"
    path = address.removeprefix("https://partnership.example")
    assert Client().get(path).status_code == 200
    assert signed_in(who).get(path)["Location"] == "/contract/ledger/"


def test_who_has_no_account_is_told_only_of_what_a_link_does(mailbox):
    agreement.contract()
    one = members.member("Answering Ltd")
    somebody = person()
    members.actions.delegate(somebody, one, "representative", on=members.JOINED, by=None, at=members.LONG_AGO)
    run_out(somebody, "Mine")

    notice = remind(by=None, at=now())

    (delivery,) = notice.deliveries.all()
    assert "“Mine”" in delivery.body
    assert "Confirm the profile of Answering Ltd" in delivery.body
    assert "contributions" not in delivery.body


def test_a_closed_account_is_told_nothing(mailbox, office):
    run_out(office.person)
    Account.objects.filter(pk=office.pk).update(is_active=False)

    assert remind(by=None, at=now()) is None


def test_who_wants_none_is_sent_none(mailbox, office):
    run_out(office.person)
    notices.choose(office.person, {"reporting.desk": False}, by=office.person, at=now())

    remind(by=None, at=now())

    (delivery,) = Delivery.objects.all()
    assert delivery.state == "suppressed"


def test_it_stops_with_one_click(mailbox, office):
    run_out(office.person)
    remind(by=None, at=now())
    told(office)
    (mail,) = sent()

    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "reporting.desk" in mail["List-Id"]


def test_what_is_for_named_persons_only_is_not_named_in_a_mail(mailbox, office):
    run_out(office.person, "Hydra takeover", marking=Marking.RED)
    run_out(office.person, "Kraken", days=1, marking=Marking.AMBER_STRICT)
    remind(by=None, at=now())
    text = told(office)

    assert "Hydra" not in text
    assert "Something for named persons only (TLP:RED) waits for you" in text
    assert "“Kraken”, which has run out (TLP:AMBER+STRICT)" in text
    assert [link.subject["label"] for link in ActionLink.objects.all()] == ["Kraken"]
    assert Notice.objects.get().body == ""


def test_a_title_is_not_read_as_markup(mailbox, office):
    run_out(office.person, "# [Rules](https://evil.example) *now*")
    remind(by=None, at=now())

    tasks.send_mails(10)
    (mail,) = sent()
    html = str(mail.get_body(("html",)).get_content())
    assert ">Rules</a>" not in html
    assert "<em>now</em>" not in html


def test_the_number_of_queries_grows_with_people_only_by_their_own_desk(mailbox, django_assert_max_num_queries):
    for _ in range(3):
        run_out(account().person)

    with django_assert_max_num_queries(40):
        remind(by=None, at=now())


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 11, 28, 12, tzinfo=UTC), "2026-12-01 07:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-02-01 07:00"),
        (datetime(2026, 7, 31, 12, tzinfo=UTC), "2026-08-03 07:00"),
        (datetime(2027, 1, 31, 12, tzinfo=UTC), "2027-02-01 07:00"),
    ],
)
def test_the_next_one_is_due_on_the_first_weekday_of_the_next_month(at, expected):
    from entente.reporting.regular import next_morning

    assert f"{timezone.localtime(next_morning(at)):%Y-%m-%d %H:%M}" == expected


def test_the_queue_is_asked_once_for_the_next_one(settings):
    from django_tasks_db.models import DBTaskResult

    from entente.jobs import regular

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

    regular.plan(now())
    regular.plan(now())

    (waiting,) = DBTaskResult.objects.filter(task_path="entente.reporting.regular.remind")
    assert waiting.run_after > now()


def test_the_worker_observes_every_night_and_asks_for_the_next(settings):
    from django_tasks_db.models import DBTaskResult

    from entente.indicators.models import Observation
    from entente.reporting.regular import next_night, observe
    from tests.factories.programme import indicator

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    counted = indicator(code="members", source="computed", measure="members")
    contract = agreement.contract()
    for _number in range(4):
        agreement.accepted(amount="1000000.00")
    agreement.project(eu_contribution=2_000_000, total_cost=2_000_000)
    day = date(2018, 9, 30)
    release(contract, as_of=day, known_by=day, by=person(), at=datetime(2018, 9, 30, 20, tzinfo=UTC))

    for _night in range(2):
        observe.func()

    (seen,) = Observation.objects.filter(indicator=counted)
    assert (seen.value, seen.on, seen.state) == (4, day, "validated")
    (waiting,) = DBTaskResult.objects.filter(task_path="entente.reporting.regular.observe")
    assert waiting.run_after > now()
    assert f"{timezone.localtime(next_night(datetime(2018, 9, 30, 20, tzinfo=UTC))):%Y-%m-%d %H:%M}" == "2018-10-01 03:00"
