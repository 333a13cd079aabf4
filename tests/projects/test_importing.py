"""What comes in, what stays, and what the record says of it."""

import json
from datetime import date
from decimal import Decimal

import pytest

from entente.projects.imports import run
from entente.projects.models import Participation, Project, Source
from entente.record.models import Entry
from entente.record.queries import version
from tests.factories.projects import Listener, folder, imported, left_out
from tests.projects.dump import dump

pytestmark = pytest.mark.django_db
SECOND = {"id": "700002", "rcn": "200002", "acronym": "BETA"}


def test_a_project_and_its_participant_come_in_as_they_are_stated(tmp_path):
    result = imported(folder(tmp_path, [{"topics": "DS-02-2016;DS-01-2016; "}], [{"ecContribution": "600000,5", "SME": "false"}]))

    project, part = Project.objects.get(), Participation.objects.select_related("organisation").get()
    assert (project.key, project.rcn, project.acronym, project.framework) == ("700001", 200001, "ALPHA", "H2020")
    assert (project.start_on, project.signed_on, project.total_cost) == (date(2016, 9, 1), date(2016, 7, 20), Decimal("1200000.50"))
    assert sorted(topic.code for topic in project.topics.all()) == ["DS-01-2016", "DS-02-2016"]
    assert (project.master_call.code, project.is_fictional) == ("H2020-DS-2016-2017", False)
    assert (part.organisation.name, part.organisation.country_id, part.role, part.position) == ("HARBOUR INSTITUTE", "GR", "coordinator", 1)
    assert (part.eu_contribution, part.total_cost, part.is_sme, part.activity) == (Decimal("600000.50"), None, False, "REC")
    assert (result["projects"], result["participations"], result["organisations"], result["created"]) == (1, 1, 1, 3)
    assert (result["ec_contribution"], result["total_cost"]) == ("1000000.00", "1200000.50")


def test_what_is_not_stated_is_unknown_and_never_nought(tmp_path):
    result = imported(folder(tmp_path, [{"totalCost": "", "ecMaxContribution": "", "startDate": "", "ecSignatureDate": ""}], None))

    project = Project.objects.get()
    assert (project.total_cost, project.eu_contribution, project.start_on, project.signed_on) == (None, None, None, None)
    assert (result["ec_contribution"], result["total_cost"], result["without_start"], result["without_amounts"]) == (None, None, 1, 1)


def test_without_participants_the_projects_come_in(tmp_path):
    assert imported(folder(tmp_path, [{}], None))["rows"] == {"projects": 1, "participations": 0}


def test_the_second_run_changes_nothing_and_says_so(tmp_path):
    where = folder(tmp_path, [{}, SECOND], [{}, {"projectID": "700002", "rcn": "200002"}])
    imported(where)
    before, entries = dump(), Entry.objects.count()

    again = imported(where)

    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 5)
    assert (dump(), Entry.objects.count()) == (before, entries)


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    where = folder(tmp_path, [{}, SECOND], [{}, {"projectID": "700002", "rcn": "200002"}, {"country": "ZZ"}])

    planned, entries = imported(where, is_dry_run=True), Entry.objects.count()

    assert (Project.objects.count(), entries) == (0, 0)
    assert imported(where) == planned
    assert imported(where, is_dry_run=True) == imported(where)


def test_a_newer_file_changes_what_it_states_and_leaves_what_it_does_not(tmp_path):
    imported(folder(tmp_path / "old"))

    result = imported(folder(tmp_path / "new", [{"title": "", "endDate": "2020-02-29", "topics": "DS-03-2016"}], [{"totalCost": "700000"}]))

    project = Project.objects.get()
    assert (project.title, project.end_on) == ("Keys for everyone", date(2020, 2, 29))
    assert [topic.code for topic in project.topics.all()] == ["DS-03-2016"]
    assert Participation.objects.get().total_cost == Decimal(700000)
    assert result["by_noun"]["projects"] == {"created": 0, "changed": 1, "unchanged": 0}
    assert (result["changed"], result["unchanged"]) == (2, 1)
    assert project.source == Source.objects.latest("pk")


def test_a_newer_date_that_contradicts_what_is_known_is_rejected(tmp_path):
    imported(folder(tmp_path / "old", participations=None))

    assert (
        "would end before it starts"
        in left_out(folder(tmp_path / "new", [{"startDate": "", "endDate": "2016-08-01", "ecSignatureDate": ""}], None))[0][4]
    )
    assert Project.objects.get().end_on == date(2019, 8, 31)


@pytest.mark.parametrize("order", [1, -1])
def test_a_repeated_grant_keeps_the_highest_record_number(tmp_path, order):
    twice = [{"rcn": "200009", "acronym": "KEPT"}, {"rcn": "200001", "acronym": "OLD"}][::order]
    participants = [{"rcn": "200001"}, {"rcn": "200009"}]
    where = folder(tmp_path, twice, participants)

    rows = left_out(where)

    assert sorted(row[2:4] for row in rows) == [("700001", "repeated"), ("700001 / 999000001", "repeated")]
    assert [(one.acronym, one.rcn) for one in Project.objects.all()] == [("KEPT", 200009)]
    assert Participation.objects.count() == 1


def test_a_grant_known_with_a_higher_record_number_is_kept(tmp_path):
    imported(folder(tmp_path / "new", [{"rcn": "200009"}], [{"rcn": "200009"}]))

    rows = left_out(folder(tmp_path / "old", [{"acronym": "OLD"}]))

    assert [row[3] for row in rows] == ["repeated", "repeated"]
    assert Project.objects.get().acronym == "ALPHA"


def test_a_project_known_by_its_record_number_becomes_its_grant(tmp_path):
    imported(folder(tmp_path / "one", [{"id": "", "acronym": "OLD NAME"}], None))
    assert Project.objects.get().key == "rcn-200001"

    imported(folder(tmp_path / "two", [{}], None))
    again = imported(folder(tmp_path / "three", [{"id": ""}], None))

    assert [(one.key, one.acronym) for one in Project.objects.all()] == [("700001", "ALPHA")]
    assert again["unchanged"] == 1


def test_every_batch_that_writes_is_one_transaction_with_one_entry(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    projects = [{"id": f"70000{n}", "rcn": f"20000{n}"} for n in range(1, 6)]
    members = version("members")

    imported(folder(tmp_path, projects, [{"projectID": f"70000{n}", "rcn": f"20000{n}"} for n in range(1, 4)]), name="spring")

    told = [json.loads(entry.payload.body)["after"] for entry in Entry.objects.order_by("sequence").select_related("payload")]
    assert [(one["noun"], one["rows"], one["from_line"], one["to_line"]) for one in told] == [
        *[("projects", 2, 2, 3), ("projects", 2, 4, 5), ("projects", 1, 6, 6)],
        *[("participations", 2, 2, 3), ("participations", 1, 4, 4)],
    ]
    assert {one["import"] for one in told} == {"spring"}
    assert told[3]["created"] == {"participations": 2, "organisations": 1}
    assert version("members") > members


def test_an_import_that_goes_on_tells_the_figures_of_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    projects = [{"id": f"70000{n}", "rcn": f"20000{n}"} for n in range(1, 6)]
    where = folder(
        tmp_path / "a",
        projects,
        [{"projectID": f"70000{n}", "rcn": f"20000{n}", "name": f"BODY {n}", "organisationID": ""} for n in range(1, 6)],
    )

    stopped = imported(where, Listener(stops_before=4), name="job-1")
    result = imported(where, name="job-1")

    assert (stopped["projects"], stopped["participations"]) == (5, 2)
    assert (result["created"], result["unchanged"]) == (15, 0)
    assert imported(where, name="job-2")["created"] == 0
