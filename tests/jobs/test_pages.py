"""The pages and operations of long work, as each kind of user meets them."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.jobs import done, job
from tests.factories.people import account

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]


@pytest.fixture
def starter() -> Account:
    return account(RoleCode.DELEGATE)


@pytest.fixture
def mine(starter: Account) -> Job:
    return job(to=6, by=starter.person, at=timezone.now())


def running(job: Job) -> Job:
    Job.objects.update(state=JobState.RUNNING, run="here", done=3, total=6, beat_at=timezone.now(), started_at=timezone.now())
    job.refresh_from_db()
    return job


ADDRESSES = ["/jobs/{}/", "/jobs/{}/report/", "/api/jobs/{}"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_started_it_and_the_office_may_look(address: str, mine: Job, starter: Account, office: Account, signed_in: SignIn) -> None:
    assert signed_in(starter).get(address.format(mine.pk)).status_code == 200
    assert signed_in(office).get(address.format(mine.pk)).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_else_may(address: str, mine: Job, auditor: Account, commission: Account, signed_in: SignIn, client: Client) -> None:
    for other in (auditor, commission, account(RoleCode.DELEGATE)):
        assert signed_in(other).get(address.format(mine.pk)).status_code == 403
    assert client.get(address.format(mine.pk)).status_code in {302, 401}
    assert signed_in(auditor).get(address.format(mine.pk + 1)).status_code == 404


def test_a_page_says_how_far_the_work_is(mine: Job, starter: Account, signed_in: SignIn) -> None:
    running(mine)

    page = signed_in(starter).get(f"/jobs/{mine.pk}/").content.decode()

    assert "3 of 6 (50 %)" in page
    assert 'hx-trigger="every 2s"' in page
    assert "Look again" in page


def test_an_open_page_asks_for_the_figures_only_and_loads_again_at_the_end(mine: Job, starter: Account, signed_in: SignIn) -> None:
    running(mine)
    client = signed_in(starter)

    polled = client.get(f"/jobs/{mine.pk}/", headers={"HX-Request": "true"})
    assert polled.content.decode().startswith('<div class="far"')

    Job.objects.update(state=JobState.DONE)
    assert client.get(f"/jobs/{mine.pk}/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_an_interrupted_job_says_so_and_can_go_on(mine: Job, starter: Account, signed_in: SignIn) -> None:
    running(mine)
    Job.objects.update(beat_at=timezone.now() - timedelta(seconds=61))

    page = signed_in(starter).get(f"/jobs/{mine.pk}/").content.decode()

    assert "Interrupted" in page
    assert f'action="/jobs/{mine.pk}/go-on/"' in page
    assert "every 2s" not in page


def test_stop_and_go_on_by_page(mine: Job, starter: Account, signed_in: SignIn) -> None:
    client = signed_in(starter)

    assert client.post(f"/jobs/{mine.pk}/stop/").status_code == 302
    mine.refresh_from_db()
    assert mine.state == JobState.STOPPED

    assert client.post(f"/jobs/{mine.pk}/go-on/").status_code == 302
    mine.refresh_from_db()
    assert mine.state == JobState.WAITING


def test_a_refusal_is_shown_in_words(mine: Job, starter: Account, signed_in: SignIn) -> None:
    done(mine)

    answer = signed_in(starter).post(f"/jobs/{mine.pk}/stop/")

    assert answer.status_code == 409
    assert "is not running any more" in answer.content.decode()


def test_only_the_starter_and_the_office_may_steer(mine: Job, auditor: Account, office: Account, signed_in: SignIn) -> None:
    assert signed_in(auditor).post(f"/jobs/{mine.pk}/stop/").status_code == 403
    assert signed_in(office).post(f"/jobs/{mine.pk}/stop/").status_code == 302
    assert signed_in(office).get(f"/jobs/{mine.pk}/stop/").status_code == 405


def test_the_report_is_a_table_without_formulas(mine: Job, starter: Account, signed_in: SignIn) -> None:
    done(mine)
    mine.findings.create(digest="x", cells=[["line", 9], ["value", "=1+1"]])

    answer = signed_in(starter).get(f"/jobs/{mine.pk}/report/")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert text == "line,reason,value\r\n1,odd,\r\n3,odd,\r\n5,odd,\r\n9,,'=1+1\r\n"
    assert "attachment" in answer["Content-Disposition"]


def test_the_result_is_told(mine: Job, starter: Account, signed_in: SignIn) -> None:
    done(mine)

    page = signed_in(starter).get(f"/jobs/{mine.pk}/").content.decode()

    assert "<dt>counted</dt><dd>6</dd>" in page
    assert "3 rows are in the report." in page


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_list_holds_my_own_and_for_the_office_all(
    jobs: int, starter: Account, office: Account, signed_in: SignIn, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(jobs):
        job(to=number + 10, by=starter.person)
    job(to=5)

    mine, all_of_it = (signed_in(who).get("/jobs/").content.decode() for who in (starter, office))

    assert mine.count("Count to") == jobs
    assert all_of_it.count("Count to") == jobs + 1


def test_the_list_pages_by_key(office: Account, signed_in: SignIn) -> None:
    jobs = [job(to=number) for number in range(1, 29)]
    client = signed_in(office)

    first = client.get("/jobs/").content.decode()
    assert f"?before={jobs[3].pk}" in first
    second = client.get(f"/jobs/?before={jobs[3].pk}").content.decode()

    assert second.count("Count to") == 3
    assert client.get("/jobs/?before=nonsense").status_code == 200
    assert client.get("/jobs/?before=99999999999999999999").status_code == 200


def test_an_empty_list_says_what_comes_here(starter: Account, signed_in: SignIn) -> None:
    assert "appears here when you start it" in signed_in(starter).get("/jobs/").content.decode()


def test_the_operation_tells_the_same(mine: Job, starter: Account, signed_in: SignIn) -> None:
    running(mine)

    told = json.loads(signed_in(starter).get(f"/api/jobs/{mine.pk}").content)

    assert (told["state"], told["done"], told["total"], told["is_interrupted"]) == ("running", 3, 6, False)
    assert [item["id"] for item in json.loads(signed_in(starter).get("/api/jobs").content)["items"]] == [mine.pk]
