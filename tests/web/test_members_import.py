"""Importing organisations by page: from the file to the members."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.files.models import Upload
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.members.models import Organisation
from tests.factories.members import organisation, partnership
from tests.factories.people import account

pytestmark = pytest.mark.django_db
GOOD = b"Company;Land;Kind\nAurelia;FR;sme\nBastion;Belgium;university\nWrong;Atlantis;\n"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def brought(client, data: bytes = GOOD, name: str = "members.csv"):
    return client.post("/members/import/", {"file": SimpleUploadedFile(name, data)})


def columns(response) -> dict[str, str]:
    """What the page offers, sent back as it stands."""
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_only_who_may_import_opens_the_pages(client, signed_in, office, auditor):
    partnership()
    response = brought(signed_in(office))
    for path in ("/members/import/", "/members/import/template/", response["Location"]):
        assert client.get(path).status_code == 302
        assert signed_in(office).get(path).status_code == 200
        for somebody in (auditor, account()):
            assert signed_in(somebody).get(path).status_code == 403


def test_from_the_file_to_the_members(signed_in, office, django_capture_on_commit_callbacks):
    partnership()
    client = signed_in(office)

    page = client.get(brought(client)["Location"])
    assert "members.csv has 3 rows." in text(page)
    assert '<option value="Company" selected>' in text(page)

    tried = client.post(page.request["PATH_INFO"], columns(page))
    assert "2 would be new, 0 changed, 0 stay as they are, 1 would be left out." in text(tried)
    assert "“Atlantis” is no country" in text(tried)
    assert not Organisation.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        started = client.post(page.request["PATH_INFO"], columns(tried) | {"import": "1"})
    job = Job.objects.get()
    assert started["Location"] == job.get_absolute_url()
    assert (job.state, job.result["created"], job.result["rejected"]) == (JobState.DONE, 2, 1)
    assert [dict(finding.cells)["line"] for finding in job.findings.all()] == [4]
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Aurelia", "Bastion"]


def test_another_column_can_be_chosen(signed_in, office):
    partnership()
    client = signed_in(office)
    page = client.get(brought(client, b"a,b\nAurelia,FR\n")["Location"])

    missing = client.post(page.request["PATH_INFO"], columns(page))
    right = client.post(page.request["PATH_INFO"], columns(page) | {"name": "a", "country": "b"})

    assert missing.status_code == 422
    assert "1 would be new" in text(right)


def test_a_file_that_is_no_table_is_refused_in_words(signed_in, office):
    partnership()

    response = brought(signed_in(office), b"%PDF-1.7 not a table")

    assert response.status_code == 409
    assert "PDF file, not a table" in text(response)


def test_no_file_is_told(signed_in, office):
    partnership()

    response = signed_in(office).post("/members/import/", {})

    assert response.status_code == 422


def test_nothing_to_write_is_said(signed_in, office):
    organisation("Aurelia", "FR")
    client = signed_in(office)
    page = client.get(brought(client, b"name,country\nAurelia,FR\n")["Location"])

    tried = client.post(page.request["PATH_INFO"], columns(page))

    assert "There is nothing to write" in text(tried)


def test_anothers_file_is_not_there(signed_in, office):
    partnership()
    brought(signed_in(office))
    from entente.people.choices import RoleCode

    assert signed_in(account(RoleCode.OFFICE)).get(f"/members/import/{Upload.objects.get().pk}/").status_code == 404


def test_a_long_file_is_tried_as_long_work(signed_in, office, django_capture_on_commit_callbacks, monkeypatch):
    partnership()
    monkeypatch.setattr("entente.web.members.views.importing.AT_ONCE", 2)
    client = signed_in(office)
    page = client.get(brought(client)["Location"])

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page.request["PATH_INFO"], columns(page))

    job = Job.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert job.result["dry_run"] is True
    assert not Organisation.objects.exists()


def test_the_template_names_every_column(signed_in, office):
    partnership()

    response = signed_in(office).get("/members/import/template/")

    assert response.content.decode("utf-8-sig").startswith("name,country,short_name,region,city,website,pic,vat,lei,register,kind")
