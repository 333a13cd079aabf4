"""Schemes, certificates, standards and products by program."""

import pytest

from entente.certification.actions import standards
from entente.certification.models import Certificate, CertificateStatus, Holder
from entente.jobs.models import Job
from entente.people.choices import Permission
from entente.products.models import Product
from tests.factories import members, products
from tests.factories.certificates import AT, certificate, portal, schemes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house():
    members.partnership()
    schemes()


def test_schemes_and_one_of_them(call):
    listed = {one["code"]: one for one in call("GET", "/schemes").json()}
    assert (listed["eucc"]["state"], listed["eucc"]["since"], listed["bspa"]["state"]) == ("in_force", "2024-02-27", None)
    assert listed["cspn"]["since"] is None

    whole = call("GET", "/schemes/eucc").json()
    assert [one["code"] for one in whole["levels"]] == ["substantial", "high"]
    assert {"scheme": "eucc", "kind": "covers", "other": "cc-fr", "from_on": "2025-02-27", "note": ""} in whole["links"]
    assert call("GET", "/schemes/none").status_code == 404


def test_the_office_says_where_a_scheme_stands(call, token, office, commission):
    said = {"state": "in_force", "on": "2027-01-01", "source": "https://example.org/act"}

    assert call("POST", "/schemes/eucs/statuses", "", said).status_code == 401
    assert call("POST", "/schemes/eucs/statuses", token(commission), said).status_code == 403
    assert call("POST", "/schemes/eucs/statuses", token(office), said | {"source": "a friend"}).status_code == 422
    assert call("POST", "/schemes/eucs/statuses", token(office), said).status_code == 201
    assert call("POST", "/schemes/eucs/statuses", token(office), said).status_code == 409


def test_a_token_of_the_office_without_the_scope_may_not(call, token, office):
    said = {"state": "in_force", "on": "2027-01-01", "source": "https://example.org/act"}

    assert call("POST", "/schemes/eucs/statuses", token(office, Permission.RECORD_READ), said).status_code == 403


def test_certificates_page_and_filter_like_the_list(call):
    for number, holder in enumerate(("Aurelia", "Bastion", "Calmar")):
        certificate(holder, name=f"Product {number}")
    first = call("GET", "/certificates?limit=2").json()
    rest = call("GET", f"/certificates?limit=2&after={first['next']}").json()

    assert [one["name"] for one in first["items"] + rest["items"]] == ["Product 0", "Product 1", "Product 2"]
    assert rest["next"] is None
    assert [one["name"] for one in call("GET", "/certificates?q=calm").json()["items"]] == ["Product 2"]
    assert call("GET", "/certificates?after=nowhere").status_code == 422
    assert call("GET", "/certificates?status=lost").status_code == 422


def test_one_certificate_with_its_course(call):
    one = certificate("Nordlys AS")
    said = call("GET", f"/certificates/{one.pk}").json()

    assert (said["status"], said["valid_until"], said["package"], said["ava_van"]) == ("valid", "2029-12-31", "EAL4+", 5)
    assert [row["state"] for row in said["statuses"]] == ["valid", "archived"]
    assert (said["product"], said["organisation"], said["composed_of"]) == (None, None, [])
    assert call("GET", "/certificates/999999999").status_code == 404


def test_the_same_answer_is_not_sent_twice_until_something_was_written(call):
    certificate()
    tag = call("GET", "/certificates")["ETag"]
    assert call("GET", "/certificates", **{"If-None-Match": tag}).status_code == 304

    certificate()
    assert call("GET", "/certificates", **{"If-None-Match": tag}).status_code == 200


def test_the_office_says_where_a_certificate_stands_and_who_the_holder_is(call, token, office):
    own = members.member("Nordlys AS", "FR")
    one = certificate("Nordlys AS", country="FR")
    [proposal] = call("GET", "/certificates/holders", token(office)).json()
    assert (proposal["organisation"], proposal["is_in_country"]) == (own.slug, True)

    matched = call(
        "POST", f"/certificates/holders/{proposal['holder_id']}/match", token(office), {"organisation": own.slug, "is_same": True}
    )
    assert (matched.status_code, Holder.objects.get().organisation) == (204, own)
    said = {"state": "withdrawn", "on": "2026-06-01", "because": "Keys leaked"}
    assert call("POST", f"/certificates/{one.pk}/statuses", token(office), said).status_code == 201
    assert CertificateStatus.objects.known().filter(state="withdrawn").exists()
    assert call("GET", f"/certificates?organisation={own.slug}").json()["items"][0]["status"] in {"withdrawn", "valid"}


def test_who_speaks_for_the_holder_names_the_product(call, token):
    own = members.member("Own", "FR")
    one, product = certificate(own), products.product(own, "Gatekeeper")
    voice = token(members.delegate(own), Permission.ORGANISATION_SPEAK)

    assert call("PUT", f"/certificates/{one.pk}/product", voice, {"product": "gatekeeper"}).json()["product"] == "gatekeeper"
    assert call("GET", "/products/gatekeeper").json()["certificates"] == [one.pk]
    assert call("PUT", f"/certificates/{one.pk}/product", voice, {"product": "none"}).status_code == 404
    assert call("PUT", f"/certificates/{one.pk}/product", voice, {"product": None}).json()["product"] is None
    assert product.certificates.count() == 0


def test_a_file_is_imported_as_long_work(client, token, office, tmp_path):
    headers = {"authorization": f"Bearer {token(office)}"}
    with portal(tmp_path, {}).open("rb") as file:
        answer = client.post("/api/certificates/imports", {"file": file, "dry_run": "false"}, headers=headers)

    assert answer.status_code == 201, answer.content
    job = Job.objects.get(pk=answer.json()["job"])
    assert (job.kind, job.parameters["layout"], job.parameters["dry_run"]) == ("certification.certificates", "cc", False)
    with (tmp_path / "x.csv").open("wb") as other:
        other.write(b"a,b\n1,2\n")
    with (tmp_path / "x.csv").open("rb") as file:
        assert client.post("/api/certificates/imports", {"file": file}, headers=headers).status_code == 409
    assert not Certificate.objects.exists()


def test_standards_and_their_gaps(call, token, office):
    one = standards.add(standards.StandardFacts("EN 1", "Filters", "cen", "published"), by=None, at=AT)
    standards.add_reference(one, "requirement", "urn:a:1", by=None, at=AT)
    standards.comment(one, "Define it.", by=None, at=AT)

    assert [row["number"] for row in call("GET", "/standards?q=filt").json()["items"]] == ["EN 1"]
    assert call("GET", "/standards/en-1").json()["comments"] is None
    assert [row["text"] for row in call("GET", "/standards/en-1", token(office)).json()["comments"]] == ["Define it."]
    assert call("GET", "/standards/gaps?references=urn:a:1&references=urn:a:2").json() == {"asked": 2, "uncovered": ["urn:a:2"]}
    assert call("GET", "/standards/none").status_code == 404


def test_products_are_added_described_and_ended_by_their_own_people(call, token):
    own, other = members.member("Own", "FR"), members.member("Other", "DE")
    voice = token(members.delegate(own), Permission.ORGANISATION_SPEAK)
    said = {"organisation": own.slug, "name": "Gatekeeper", "kind": "software", "sectors": ["demand-energy"]}

    assert call("POST", "/products", "", said).status_code == 401
    assert call("POST", "/products", voice, said | {"organisation": other.slug}).status_code == 403
    assert call("POST", "/products", voice, said).status_code == 201
    assert call("POST", "/products", voice, said).status_code == 409
    described = call("PUT", "/products/gatekeeper", voice, {"name": "Gatekeeper 2", "kind": "hardware"}).json()
    assert (described["name"], described["sectors"]) == ("Gatekeeper 2", [])
    assert call("POST", "/products/gatekeeper/end", voice, {"on": "2026-01-01"}).json()["to_on"] == "2026-01-01"
    assert [one["name"] for one in call("GET", "/products?ended=true").json()["items"]] == ["Gatekeeper 2"]
    assert Product.objects.count() == 1
