"""How long documents are kept: retired ones leave the lists, destroyed ones leave nothing but the record of it."""

import os
from datetime import date, timedelta

import pytest
from django.test import TestCase
from django_tasks_db.models import DBTaskResult

from entente.documents import actions, contents, queue, remains, tasks
from entente.documents.actions import CannotKeep
from entente.documents.choices import Afterwards
from entente.documents.models import Document, Opening, Paragraph, Version
from entente.documents.queries import documents_of, running_out, seen
from entente.documents.waiting import waiting
from entente.engine.marking import Marking
from entente.files.models import Upload
from entente.files.storage import path_of
from entente.record.models import Entry
from entente.record.queries import verify
from entente.search.queries import matching
from tests.factories.documents import FILED, document, filed, library, pdf_file
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = FILED.date()
KEYS = {"group:3", "community"}


class Nightly:
    """A run that is never asked to stop, or after some documents."""

    def __init__(self, stops_after: int = 1_000) -> None:
        self.done, self.stops_after = 0, stops_after

    def advance(self, done: int, total: int | None = None) -> None:
        self.done = done

    def should_stop(self) -> bool:
        return self.done >= self.stops_after


def old(there) -> None:
    """As if the file had been brought yesterday."""
    os.utime(there, (there.stat().st_atime - 90_000, there.stat().st_mtime - 90_000))


def test_a_retired_document_leaves_lists_and_search_and_its_link_still_opens():
    found = document()

    actions.retire(found, because="replaced", by=None, at=FILED)

    assert documents_of("tests.group:3", KEYS) == []
    assert list(matching("document", "terms")) == []
    assert list(seen(KEYS)) == [found]


def test_it_is_brought_back_to_both_and_does_not_leave_again_the_same_night():
    found = document(keep_until=DAY - timedelta(days=1), afterwards=Afterwards.RETIRE)
    actions.retire(found, because="", by=None, at=FILED)

    actions.bring_back(found, by=person(), at=FILED)

    assert documents_of("tests.group:3", KEYS) == [found]
    assert list(matching("document", "terms")) == [found.pk]
    assert tasks.end(FILED, Nightly()) == {"retired": 0, "destroyed": 0, "files_removed": 0}


def test_destroying_leaves_no_word_no_file_no_name_and_a_record_that_verifies():
    with TestCase.captureOnCommitCallbacks(execute=True) as _:
        found = filed(contents.brought(pdf_file("Secret words"), "secret.pdf"), "Secret", by=person(), note="first")
        Opening.objects.create(version=found.versions.get(), person=person(), at=FILED)
        there = path_of(Upload.objects.get().digest)
        old(there)
        actions.destroy(found, because="asked for by the person concerned", by=person(), at=FILED)

    version = Version.objects.get()
    assert (version.text, version.file_name, version.note, version.upload) == ("", "", "", None)
    assert (Document.objects.get().title, Upload.objects.count(), there.exists()) == ("", 0, False)
    assert (Paragraph.objects.count(), Opening.objects.count(), list(matching("document", "secret"))) == (0, 0, [])
    assert Entry.objects.get(verb="documents.destroyed")
    assert verify().ok


def test_bytes_that_somebody_else_brought_too_stay():
    whole = pdf_file("The same")
    with TestCase.captureOnCommitCallbacks(execute=True):
        one, _other = (filed(contents.brought(whole, "a.pdf")) for _ in range(2))
        there = path_of(Upload.objects.first().digest)
        old(there)
        actions.destroy(one, because="", by=None, at=FILED)

    assert there.exists()


def test_bytes_that_a_crash_left_behind_go_with_the_next_night():
    found = filed(contents.brought(pdf_file("Left behind"), "a.pdf"))
    there = path_of(Upload.objects.get().digest)
    actions.destroy(found, because="", by=None, at=FILED)  # and the process dies before the bytes are removed
    old(there)

    assert tasks.end(FILED, Nightly())["files_removed"] == 1
    assert not there.exists()
    assert remains.left_behind()


@pytest.mark.parametrize("act", [actions.retire, actions.destroy])
def test_what_was_destroyed_takes_nothing_more(act):
    found = actions.destroy(document(), because="", by=None, at=FILED)

    with pytest.raises(CannotKeep, match="was destroyed"):
        act(found, because="", by=None, at=FILED)


def test_a_day_that_has_passed_is_refused():
    with pytest.raises(CannotKeep, match="That day has passed"):
        actions.keep(document(), until=DAY - timedelta(days=1), afterwards=Afterwards.ASK, by=None, at=FILED)


@pytest.mark.parametrize(("act", "why"), [(actions.retire, "retired already"), (actions.bring_back, "not retired")])
def test_retiring_and_bringing_back_are_refused_where_they_change_nothing(act, why: str):
    found = document()
    if act is actions.retire:
        actions.retire(found, because="", by=None, at=FILED)

    with pytest.raises(CannotKeep, match=why):
        act(found, **({"because": ""} if act is actions.retire else {}), by=None, at=FILED)


def test_the_night_does_what_their_source_said_and_leaves_the_rest_to_people():
    over = {"keep_until": DAY - timedelta(days=1)}
    asked, retired, destroyed = (document(how, afterwards=how, **over) for how in Afterwards)
    kept = document("kept", keep_until=DAY, afterwards=Afterwards.DESTROY)

    assert tasks.end(FILED, Nightly()) == {"retired": 1, "destroyed": 1, "files_removed": 0}

    states = {one.pk: (one.retired_at, one.destroyed_at) for one in Document.objects.all()}
    assert states == {asked.pk: (None, None), retired.pk: (FILED, None), destroyed.pk: (FILED, FILED), kept.pk: (None, None)}


def test_a_night_that_is_stopped_goes_on():
    for number in range(3):
        document(str(number), keep_until=DAY - timedelta(days=1), afterwards=Afterwards.RETIRE)

    assert tasks.end(FILED, Nightly(stops_after=2))["retired"] == 2
    assert tasks.end(FILED, Nightly())["retired"] == 1


def test_what_runs_out_is_listed_for_who_may_see_it():
    soon = document("soon", home=library(), keep_until=DAY + timedelta(days=30))
    over = document("over", keep_until=DAY - timedelta(days=3))
    document("red", marking=Marking.RED, keep_until=DAY)
    document("late", keep_until=DAY + timedelta(days=300))
    document("no end")

    assert running_out(DAY, {"custodians"}) == [over, soon]


def test_whoever_filed_it_is_asked_on_the_desk():
    ana = person("Ana")
    found = document("Plan", by=ana, marking=Marking.RED, keep_until=date(2018, 5, 2))

    (asked,) = waiting(ana.pk, [], [], DAY)

    assert (asked.id, asked.sentence, asked.due_on) == (
        found.reference,
        "Decide what becomes of “Plan”, which has run out",
        date(2018, 5, 2),
    )
    assert waiting(person().pk, [], [], DAY) == []


def test_the_worker_is_asked_for_the_night_after_the_last_day_and_does_what_was_chosen(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    with TestCase.captureOnCommitCallbacks(execute=True):
        found = document(keep_until=DAY, afterwards=Afterwards.RETIRE)
        document("asked about", keep_until=DAY)

    (waiting_task,) = DBTaskResult.objects.all()
    assert (waiting_task.task_path, waiting_task.run_after.isoformat()) == ("entente.documents.queue.look", "2018-05-03T22:30:00+00:00")
    queue.look.func()
    assert Document.objects.get(pk=found.pk).retired_at
