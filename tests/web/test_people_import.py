"""Importing people by page: from the file to the people, and the file is gone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from entente.files.models import Upload
from entente.files.storage import path_of
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.members.models import Delegation
from entente.people.choices import RoleCode
from entente.people.models import Person
from tests.factories.members import member, partnership
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
GOOD = "Full name;Mail;Company;Membership\nAna Kovač;ana@x.example;Aurelia;expert\nBo Ek;;Nowhere;\nCy Ek;cy@x.example;;\n".encode()
IMPORT = "/people/import/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def brought(client, data: bytes = GOOD, name: str = "people.csv"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def columns(response) -> dict[str, str]:
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


@pytest.fixture
def desk(signed_in, office):
    partnership()
    member("Aurelia")
    return signed_in(office)


def test_from_the_file_to_the_people(desk, django_capture_on_commit_callbacks):
    person("Cy Ek")
    page = desk.get(brought(desk)["Location"])
    assert "people.csv has 3 rows." in text(page)
    assert '<option value="Company" selected>' in text(page)

    tried = desk.post(page.request["PATH_INFO"], columns(page) | {"role": "Membership"})
    assert "2 would be new, 0 changed, 0 stay as they are, 1 would be left out." in text(tried)
    assert "No organisation is known by “Nowhere”" in text(tried)
    assert "Somebody called Cy Ek is known already" in text(tried)
    assert not Person.objects.filter(email="ana@x.example").exists()

    digest = Upload.objects.get().digest
    with django_capture_on_commit_callbacks(execute=True):
        started = desk.post(page.request["PATH_INFO"], columns(page) | {"role": "Membership", "import": "1"})
    job = Job.objects.get()
    assert started["Location"] == job.get_absolute_url()
    assert (job.state, job.result["created"], job.result["rejected"], job.result["alike"]) == (JobState.DONE, 2, 1, 1)
    assert [dict(finding.cells)["line"] for finding in job.findings.order_by("pk")] == [3, 4]
    assert Delegation.objects.get(person__email="ana@x.example").role == "expert"
    assert not Upload.objects.exists()
    assert not path_of(digest).exists()


def test_a_try_leaves_the_file_where_it_is(desk):
    page = desk.get(brought(desk)["Location"])

    desk.post(page.request["PATH_INFO"], columns(page))

    assert path_of(Upload.objects.get().digest).exists()


def test_the_same_file_brought_twice_is_kept_while_one_needs_it(desk, django_capture_on_commit_callbacks):
    first = desk.get(brought(desk)["Location"])
    brought(desk)

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(first.request["PATH_INFO"], columns(first) | {"import": "1"})

    assert path_of(Upload.objects.get().digest).exists()


def test_without_a_name_nothing_is_tried(desk):
    page = desk.get(brought(desk, b"a,b\nAna,x@x.example\n")["Location"])

    missing = desk.post(page.request["PATH_INFO"], columns(page))
    right = desk.post(page.request["PATH_INFO"], columns(page) | {"name": "a", "email": "b"})

    assert missing.status_code == 409
    assert "No column says who somebody is" in text(missing)
    assert "1 would be new" in text(right)


@pytest.mark.parametrize(("data", "status", "words"), [(b"%PDF-1.7", 409, "PDF file, not a table"), (b"", 422, "empty")])
def test_a_file_that_is_no_table_is_refused_in_words(desk, data, status, words):
    answer = brought(desk, data)

    assert answer.status_code == status
    assert words in text(answer)


def test_anothers_file_is_not_there(desk, signed_in):
    brought(desk)

    assert signed_in(account(RoleCode.OFFICE)).get(f"{IMPORT}{Upload.objects.get().pk}/").status_code == 404


def test_a_long_file_is_tried_as_long_work(desk, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("entente.web.people.views.importing.AT_ONCE", 2)
    page = desk.get(brought(desk)["Location"])

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page.request["PATH_INFO"], columns(page))

    assert Job.objects.get().result["dry_run"] is True
    assert Upload.objects.exists()
    assert not Person.objects.filter(email="ana@x.example").exists()


def test_the_template_and_the_export_name_the_same_columns(desk):
    template = desk.get(reverse("people:template")).content.decode("utf-8-sig").strip().split(",")
    export = desk.get(reverse("people:export", args=["csv"])).content.decode("utf-8-sig").splitlines()[0].split(",")

    assert [name for name in template if name not in {"pic", "vat", "lei"}] == export
