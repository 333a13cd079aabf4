"""Catalogues, mappings and coverage by program."""

import pytest

from entente.certification.catalogue_choices import RowState
from entente.people.choices import Permission
from tests.factories.catalogues import catalogue, consultation, mapping, requirement, row
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    catalogue("iso", ["1", "2"])
    catalogue("snc", ["a", "b", "c"])
    return mapping("iso", "snc", ("1", "superset", "a"), ("2", "intersects", "b"))


def test_a_visitor_reads_coverage_with_its_chains(pair, call):
    found = call("GET", "/certification/coverage?hold=iso&target=snc").json()

    counts = {name: found[name] for name in ("requirements", "certain", "possible", "gap", "review", "not_mapped")}
    assert counts == {"requirements": 3, "certain": 1, "possible": 2, "gap": 0, "review": 1, "not_mapped": 1}
    assert [(one["reference"], one["standing"], len(one["chain"])) for one in found["lines"]] == [
        ("a", "certain", 2),
        ("b", "review", 2),
        ("c", "not_mapped", 0),
    ]
    assert found["lines"][0]["chain"][1]["relation"] == "superset"


def test_the_matrix_is_that_of_the_pages(pair, call):
    found = call("GET", "/certification/coverage/matrix").json()

    iso, snc = found["catalogues"].index("iso"), found["catalogues"].index("snc")
    assert (found["cells"][iso][snc], found["cells"][snc][iso], found["totals"][snc]) == ([1, 2], [0, 2], 3)


@pytest.mark.parametrize(
    "path", ["/certification/coverage?hold=none&target=snc", "/certification/catalogues/none", "/certification/mappings/0/rows"]
)
def test_what_is_not_there_is_not_found(pair, call, path):
    assert call("GET", path).status_code == 404


def test_lists_are_paged(pair, call):
    first = call("GET", "/certification/catalogues/snc/requirements?limit=2").json()
    second = call("GET", f"/certification/catalogues/snc/requirements?limit=2&after={first['next']}").json()

    assert [one["reference"] for one in first["items"] + second["items"]] == ["a", "b", "c"]
    assert call("GET", f"/certification/mappings/{pair.pk}/rows").json()["items"][0]["relation"] == "superset"
    assert [one["slug"] for one in call("GET", "/certification/catalogues?q=iso").json()["items"]] == ["iso"]
    assert len(call("GET", "/certification/mappings").json()["items"]) == 1
    assert "catalog" in call("GET", "/certification/catalogues/iso/oscal").json()
    assert "mapping-collection" in call("GET", f"/certification/mappings/{pair.pk}/oscal").json()


def test_a_row_is_written_with_the_right_to_and_reviewed_by_another(pair, call, token, office):
    body = {"source": "2", "target": "c", "relation": "equal"}
    path = f"/certification/mappings/{pair.pk}/rows"

    assert call("POST", path, body=body).status_code == 401
    assert call("POST", path, token(delegate(member())), body).status_code == 403
    assert call("POST", path, token(office, Permission.RECORD_READ), body).status_code == 403
    made = call("POST", path, token(office), body)
    assert (made.status_code, made.json()["state"]) == (201, "proposed")
    own = call("POST", f"/certification/mappings/rows/{made.json()['id']}/review", token(office), {"accept": True})
    assert (own.status_code, "You wrote this row yourself" in own.json()["error"]) == (409, True)
    other = call("POST", f"/certification/mappings/rows/{row('1', 'a').pk}/review", token(office), {"accept": True, "share": 1})
    assert (other.status_code, row("1", "a").state) == (200, RowState.REVIEWED)
    wrong = call("POST", path, token(office), {**body, "target": "zz"})
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["target"])


def test_comments_are_for_the_community_and_are_made_for_an_organisation(pair, call, token, signed_in, assessor):
    consultation()
    one = member()
    path = "/certification/catalogues/eucs/comments"
    somebody = delegate(one)
    speaks = token(somebody, Permission.ORGANISATION_SPEAK)
    body = {"requirement": "1", "text": "Why?", "proposal": "align", "aligned_with": requirement("iso", "1").urn, "relation": "equal"}

    made = call("POST", path, speaks, {**body, "organisation": one.slug})

    assert (made.status_code, made.json()["organisation"]) == (201, one.slug)
    assert call("GET", path, speaks).status_code == 404  # a token that may not read what is shared
    assert [found["text"] for found in signed_in(somebody).get(f"/api{path}").json()["items"]] == ["Why?"]
    assert call("GET", path).status_code == 401
    assert call("POST", path, token(assessor), body).status_code == 403
    assert call("POST", path, speaks, {**body, "organisation": member().slug}).status_code == 403
    assert call("POST", path, speaks, {**body, "aligned_with": "urn:none"}).status_code == 422
