"""The office imports by page; nobody else does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from entente.jobs import work
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.people.models import Account
from entente.projects.imports import run
from entente.projects.models import Project
from tests.factories import members
from tests.factories.projects import folder, imported
from tests.projects.test_bundle import archive

pytestmark = pytest.mark.django_db
ROWS = [{"id": f"70000{n}", "rcn": f"20000{n}"} for n in range(1, 6)]


@pytest.fixture
def desk(office: Account, signed_in: Callable[[Account], Client]) -> Client:
    members.partnership()
    return signed_in(office)


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def bring(desk: Client, *paths: Path) -> str:
    """The address of the dry run, done."""
    answer = desk.post("/projects/import/", dict(zip(("projects", "participations"), map(upload, paths), strict=False)))
    assert answer.status_code == 302, answer.content.decode()
    return done(answer["Location"])


def done(address: str) -> str:
    work.run.call(int(address.rstrip("/").rpartition("/")[2]))
    return address


def shown(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def both(tmp_path: Path) -> tuple[Path, Path]:
    where = folder(
        tmp_path / "files", [*ROWS, {"totalCost": "-1", "id": "700009"}], [{"projectID": one["id"], "rcn": one["rcn"]} for one in ROWS]
    )
    return where / "project.csv", where / "organization.csv"


def test_a_dry_run_tells_and_the_import_does_it(desk, tmp_path):
    address = bring(desk, *both(tmp_path))
    page = shown(desk, address)
    assert "11 rows would be new, 0 would change, 0 are here already. Nothing has been written." in page
    assert "-1 is negative" in page
    assert not Project.objects.exists()

    answer = desk.post(f"{address}start/")
    page = shown(desk, done(answer["Location"]))

    assert "11 rows are new, 0 have changed, 0 were here already." in page
    assert Project.objects.count() == 5


def test_the_same_files_again_change_nothing_and_the_page_says_so(desk, tmp_path):
    files = both(tmp_path)
    imported(files[0].parent)

    answer = desk.post(f"{bring(desk, *files)}start/")

    assert "Nothing has changed: all 11 rows were here already." in shown(desk, done(answer["Location"]))


def test_an_archive_may_be_brought_as_it_was_downloaded(desk, tmp_path):
    project, organisation = both(tmp_path)
    packed = archive(tmp_path, **{"csv/project.csv": project.read_bytes(), "csv/organization.csv": organisation.read_bytes()})

    assert "11 rows would be new" in shown(desk, bring(desk, packed))


def test_stopped_and_gone_on_with_the_figures_are_those_of_the_whole(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    address = bring(desk, *both(tmp_path))
    begun = desk.post(f"{address}start/")["Location"]
    job = Job.objects.latest("pk")
    monkeypatch.setattr("entente.jobs.progress.EVERY", 0)
    after = iter(range(100))
    monkeypatch.setattr(Project.objects, "bulk_create", _then(Project.objects.bulk_create, lambda: next(after) == 1 and _ask_to_stop(job)))

    stopped = shown(desk, done(begun))
    assert "Stopped" in stopped
    assert 0 < Project.objects.count() < 5

    desk.post(f"{begun}go-on/")
    assert "11 rows are new, 0 have changed, 0 were here already." in shown(desk, done(begun))
    assert b"700009" in b"".join(desk.get(f"/jobs/{job.pk}/report/").streaming_content)


def _then(act, also):
    def both(*arguments, **options):
        made = act(*arguments, **options)
        also()
        return made

    return both


def _ask_to_stop(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(is_stop_asked=True)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("project.csv", b"", "file is empty"),
        ("project.csv", b"name;country\nA;FR\n", "no column id or rcn"),
        ("photo.png", b"\x89PNG\r\n\x1a\n rest", "PNG"),
        ("cordis.zip", b"PK\x03\x04 and nothing more", "not a ZIP archive that can be opened"),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(desk, name, content, says):
    answer = desk.post("/projects/import/", {"projects": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Job.objects.exists()


def test_no_file_is_refused(desk):
    assert desk.post("/projects/import/", {}).status_code == 422


def test_an_archive_and_a_second_file_are_refused_together(desk, tmp_path):
    project, organisation = both(tmp_path)
    packed = archive(tmp_path, **{"project.csv": project.read_bytes()})

    answer = desk.post("/projects/import/", {"projects": upload(packed), "participations": upload(organisation)})

    assert answer.status_code == 422
    assert "give either the archive or the two files" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(desk, settings):
    settings.UPLOAD_LIMIT = 1000

    answer = desk.post("/projects/import/", {"projects": SimpleUploadedFile("project.csv", bytes(2_000_000))})

    assert answer.status_code == 413
    assert not Job.objects.exists()


def test_a_file_that_turns_out_to_be_cut_off_fails_in_words_and_writes_nothing(desk, tmp_path):
    project, organisation = both(tmp_path)
    organisation.write_bytes(organisation.read_bytes()[:-60])

    page = shown(desk, bring(desk, project, organisation))

    assert "Failed" in page
    assert "it was cut off" in page
    assert "Import these files" not in page


def test_only_a_finished_dry_run_can_be_imported(desk, tmp_path):
    address = bring(desk, *both(tmp_path))
    Job.objects.update(state=JobState.STOPPED)

    answer = desk.post(f"{address}start/")

    assert answer.status_code == 409
    assert "looked through to the end" in answer.content.decode()


def test_what_does_not_run_cannot_be_stopped(desk, tmp_path):
    answer = desk.post(f"{bring(desk, *both(tmp_path))}stop/")

    assert answer.status_code == 409
    assert "is not running any more" in answer.content.decode()


@pytest.mark.parametrize("kind", ["auditor", "commission", "assessor"])
def test_nobody_else_imports(request, signed_in, desk, tmp_path, kind):
    address = bring(desk, *both(tmp_path))
    client = signed_in(request.getfixturevalue(kind))

    assert [client.get(one).status_code for one in ("/projects/import/", address)] == [403, 403]
    assert [client.post(one).status_code for one in ("/projects/import/", f"{address}start/", f"{address}stop/", f"{address}go-on/")] == [
        403
    ] * 4
    assert Job.objects.count() == 1


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/projects/import/")["Location"].startswith("/account/login/")


def test_another_room_s_work_is_not_shown_here(desk, office):
    other = Job.objects.create(kind="tests.other", title="Other", by=office.person, created_at=timezone.now(), waiting_since=timezone.now())

    assert desk.get(f"/projects/import/{other.pk}/").status_code == 404
