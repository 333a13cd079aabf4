"""Coverage and consultations on their pages."""

import io
import json

import openpyxl
import pytest

from entente.certification.actions.consultations import CommentSaid, comment
from entente.certification.catalogue_choices import CommentState
from entente.certification.models import Catalogue, Evidence, MappingSet, RequirementComment, SelfCheck
from entente.documents.models import Document
from tests.factories.catalogues import BROUGHT, catalogue, consultation, mapping, requirement
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
ASKED = "hold=iso&target=snc"


@pytest.fixture
def pair() -> MappingSet:
    catalogue("iso", ["1", "2", "3"])
    catalogue("snc", ["a", "b", "c", "d"])
    return mapping("iso", "snc", ("1", "superset", "a"), ("2", "intersects", "b"), ("3", "not_related", "c"))


def test_the_answer_stands_in_words_with_its_four_parts_and_their_why(pair, client):
    found = words(client.get(f"/certification/coverage/?{ASKED}"))

    assert "1 of 4 for certain, at most 2 as far as mapped. 1 requirement is not mapped, which is not “no”." in found
    assert "Certain 1 To review 1 Gap 1 Not mapped 1" in found
    assert "ISO 2 ∩overlapping with b" in found
    assert "what you show for 1" in found


def test_the_bar_of_the_house_is_still_there(pair, client):
    assert (
        client.get("/certification/coverage/").content.count(b'href="/members/"')
        == client.get(f"/certification/coverage/?{ASKED}").content.count(b'href="/members/"')
        > 0
    )


def test_names_that_nobody_has_are_left_out(pair, client):
    assert client.get("/certification/coverage/?hold=none&target=snc&set=x&hold=%00").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_answer_asks_the_same_whatever_its_length(client, rows, django_assert_num_queries):
    names = [str(number) for number in range(rows)]
    catalogue("iso", names)
    catalogue("snc", names)
    mapping("iso", "snc", *((name, "intersects", name) for name in names))
    client.get(f"/certification/coverage/?{ASKED}")

    with django_assert_num_queries(12):
        client.get(f"/certification/coverage/?{ASKED}")


def test_each_requirement_tells_why(pair, client):
    found = words(client.get(f"/certification/coverage/why/{requirement('snc', 'b').pk}/?{ASKED}"))

    assert "To review." in found
    assert "ISO 2 About 2 You hold it." in found
    assert "2 is overlapping with b" in found
    assert client.get(f"/certification/coverage/why/{requirement('iso', '1').pk}/?{ASKED}").status_code == 404


def test_what_nobody_compared_says_so(pair, client):
    assert "Nobody has compared them" in words(client.get(f"/certification/coverage/why/{requirement('snc', 'd').pk}/?{ASKED}"))


def test_it_goes_out_as_tables_with_the_chains(pair, client):
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/certification/coverage/export/xlsx/?{ASKED}").content))

    rows = [[cell.value for cell in row][:5] for row in book.active.iter_rows(min_row=2)]
    assert rows[0] == ["a", "About a", "Certain", 1, "ISO 1 ⊇ SNC a"]
    assert [row[2] for row in rows] == ["Certain", "To review", "Gap", "Not mapped"]
    assert client.get(f"/certification/coverage/export/csv/?{ASKED}").status_code == 200


def test_what_remains_goes_out_as_an_oscal_profile(pair, client):
    found = json.loads(client.get(f"/certification/coverage/export/oscal/?{ASKED}").content)

    assert found["profile"]["imports"][0]["include-controls"] == [{"with-ids": ["b", "c", "d"]}]


def test_what_is_met_goes_out_as_an_oscal_component(pair, client):
    found = json.loads(client.get(f"/certification/coverage/export/component/?{ASKED}").content)

    (component,) = found["component-definition"]["components"]
    (met,) = component["control-implementations"][0]["implemented-requirements"]
    assert (component["description"], met["control-id"], met["description"]) == ("ISO", "a", "ISO 1 ⊇ SNC a")


def test_without_a_question_there_is_nothing_to_take_away(client):
    assert client.get("/certification/coverage/export/csv/").status_code == 404


def test_a_member_keeps_what_it_holds_and_its_evidence_and_nobody_else_sees_it(pair, signed_in, client):
    one = member("Aegis Grid")
    there, elsewhere = signed_in(delegate(one)), signed_in(delegate(member()))

    there.post(f"/certification/coverage/save/?{ASKED}", {"organisation": one.slug, "name": "Our service"})
    there.post(f"/certification/coverage/evidence/{requirement('iso', '1').pk}/?{ASKED}", {"organisation": one.slug, "said": "Policy 4"})

    own = words(there.get(f"/certification/coverage/?{ASKED}"))
    assert "Our service" in own
    assert "Policy 4" in own
    for other in (client, elsewhere):
        found = words(other.get(f"/certification/coverage/?{ASKED}"))
        assert "Our service" not in found
        assert "Policy 4" not in found
    assert elsewhere.post(f"/certification/coverage/{SelfCheck.objects.get().pk}/drop/").status_code == 404
    there.post(f"/certification/coverage/{SelfCheck.objects.get().pk}/drop/")
    assert not SelfCheck.objects.exists()


def test_nobody_keeps_anything_for_another_organisation(pair, signed_in):
    one = member()

    answer = signed_in(delegate(member())).post(f"/certification/coverage/save/?{ASKED}", {"organisation": one.slug, "name": "Theirs"})

    assert answer.status_code == 403
    assert not SelfCheck.objects.exists()
    assert not Evidence.objects.exists()


@pytest.fixture
def candidate() -> Catalogue:
    made = consultation()
    catalogue("iso", ["A", "B"])
    mapping("iso", "eucs", ("A", "superset", "1"))
    return made


def test_a_delegate_comments_and_the_office_puts_the_reply_together(candidate, signed_in, office):
    one = member("Aegis Grid")
    there, desk = signed_in(delegate(one)), signed_in(office)
    address = f"/certification/catalogues/eucs/consultation/{requirement('eucs', '1').pk}/"

    sent = {"text": "It is not needed.", "proposal": "drop", "catalogue": "", "reference": "", "relation": "", "organisation": one.slug}
    assert there.post(address, sent).status_code == 302
    assert "Aegis Grid" in words(there.get(address))
    assert "ISO 1–1 of 3 0–0 of 2" in words(there.get(address))

    made = RequirementComment.objects.get()
    desk.post(f"/certification/comments/{made.pk}/answer/", {"state": "taken_up", "answer": "Agreed."})
    answer = desk.post("/certification/catalogues/eucs/reply/")
    assert RequirementComment.objects.get().state == CommentState.TAKEN_UP
    assert answer["Location"] == f"/documents/{Document.objects.get().reference}/"


def test_comments_are_for_the_community(candidate, client, signed_in):
    comment(requirement("eucs", "1"), CommentSaid("Between us."), organisation=None, by=person(), at=BROUGHT)
    address = f"/certification/catalogues/eucs/consultation/{requirement('eucs', '1').pk}/"

    assert "Between us." not in words(client.get(address))
    assert "Between us." in words(signed_in(delegate(member())).get(address))


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        ({"text": ""}, 422, "This field is required"),
        ({"catalogue": "none"}, 422, "No catalogue is called “none”."),
        ({"catalogue": "iso", "reference": "Z"}, 422, "ISO has no requirement Z."),
        ({"proposal": "align"}, 409, "To bring it in line, name the other requirement"),
    ],
)
def test_what_is_wrong_with_a_comment_is_said(candidate, signed_in, said, status, why):
    there = signed_in(delegate(member()))
    sent = {"text": "Words.", "proposal": "wording", "catalogue": "", "reference": "", "relation": "", **said}

    answer = there.post(f"/certification/catalogues/eucs/consultation/{requirement('eucs', '1').pk}/", sent)

    assert answer.status_code == status
    assert why in words(answer)


def test_outside_a_consultation_there_is_no_page_for_comments(candidate, client):
    assert client.get("/certification/catalogues/iso/consultation/").status_code == 404
    assert client.get("/certification/catalogues/eucs/consultation/").status_code == 200


def test_a_stranger_does_not_comment(candidate, client, signed_in, assessor):
    address = f"/certification/catalogues/eucs/consultation/{requirement('eucs', '1').pk}/"

    assert client.post(address, {"text": "x"}).status_code == 302
    assert signed_in(assessor).post(address, {"text": "x", "proposal": "wording"}).status_code == 403
