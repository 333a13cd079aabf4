"""An error rejects its row only, with the line, the field, what is wrong and what to do."""

import pytest

from entente.members.models import Organisation
from entente.projects.models import Participation, Project
from tests.factories import members
from tests.factories.projects import folder, left_out, project

pytestmark = pytest.mark.django_db
SOUND = {"id": "700002", "rcn": "200002", "acronym": "SOUND"}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("totalCost", "-5,00", "totalCost: -5,00 is negative"),
        ("ecMaxContribution", "999999999999", "larger than any grant"),
        ("totalCost", "much", "not an amount"),
        ("startDate", "31/02/2016", "startDate: 31/02/2016 is not a date"),
        ("startDate", "2020-01-01", "endDate: it is before startDate"),
        ("ecSignatureDate", "2020-01-01", "ecSignatureDate: it is after endDate"),
        ("startDate", "0216-09-01", "is not a date"),
        ("rcn", "12a", "rcn: 12a is not a whole number"),
        ("id", "rcn-5", "id: rcn-5 is not a grant number"),
        ("id", "import", "is not a grant number"),
        ("title", "x" * 1001, "title: it is 1001 characters long; at most 1000 are kept"),
        ("acronym", "bad\ufffe", "a character that cannot be kept"),
    ],
)
def test_an_unfit_project_is_rejected_alone(tmp_path, field, value, says):
    rows = left_out(folder(tmp_path, [{field: value}, SOUND], None))

    assert [row[:2] + row[3:4] for row in rows] == [("project.csv", 2, "rejected")]
    assert says in rows[0][4]
    assert [one.acronym for one in Project.objects.all()] == ["SOUND"]


def test_a_project_without_any_key_is_rejected(tmp_path):
    assert "id: it is empty, and so is rcn" in left_out(folder(tmp_path, [{"id": "", "rcn": ""}], None))[0][4]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("country", "ZZ", "country: ZZ is no country; use the two letters of ISO 3166-1 (EL and UK are understood)."),
        ("country", "", "country: it is empty"),
        ("name", " ", "name: it is empty"),
        ("organisationID", "12345", "organisationID: A PIC has nine digits"),
        ("SME", "perhaps", "SME: perhaps is neither true nor false"),
        ("order", "first", "order: first is not a whole number up to 32767"),
        ("ecContribution", "-1", "ecContribution: -1 is negative"),
        ("netEcContribution", "1.234", "netEcContribution: 1.234 could be read in two ways"),
        ("projectID", "799999", "projectID: project 799999 is neither in project.csv nor known"),
        ("endOfParticipation", "later", "endOfParticipation: later is not a date"),
    ],
)
def test_an_unfit_participation_is_rejected_alone(tmp_path, field, value, says):
    sound = {"name": "SOUND BODY", "organisationID": "999000002", "order": "2"}
    rows = left_out(folder(tmp_path, [{}], [{field: value}, sound]))

    assert [row[:2] + row[3:4] for row in rows] == [("organization.csv", 2, "rejected")]
    assert says in rows[0][4]
    assert [part.organisation.name for part in Participation.objects.all()] == ["SOUND BODY"]
    assert Organisation.objects.count() == 1


def test_participants_of_a_rejected_project_say_which_row_to_mend(tmp_path):
    rows = left_out(folder(tmp_path, [{"totalCost": "-1"}, SOUND], [{}, {"projectID": "700002", "rcn": "200002"}]))

    assert rows[1] == (
        *("organization.csv", 2, "700001 / 999000001", "rejected"),
        "projectID: its project was rejected on line 2 of project.csv; mend that row first.",
    )
    assert Participation.objects.count() == 1


def test_a_grant_that_is_taken_from_another_row_keeps_its_participants(tmp_path):
    rows = left_out(folder(tmp_path, [{}, {"rcn": "200009", "totalCost": "-1"}]))

    assert [row[2:4] for row in rows] == [("700001", "rejected")]
    assert (Project.objects.get().rcn, Participation.objects.count()) == (200001, 1)


def test_a_fictional_project_is_never_overwritten(tmp_path):
    project(grant_id="700001", are_fictional=True, acronym="INVENTED")

    rows = left_out(folder(tmp_path))

    assert "700001 is a fictional project of the demonstration" in rows[0][4]
    assert "was rejected on line 2" in rows[1][4]
    assert Project.objects.get().acronym == "INVENTED"


def test_a_number_of_a_fictional_organisation_is_not_taken_for_a_real_one(tmp_path):
    members.organisation("Invented", "GR", is_fictional=True, numbers=(members.pic(999000001),))

    assert "999000001 names a fictional organisation" in left_out(folder(tmp_path))[0][4]
    assert not Participation.objects.exists()
