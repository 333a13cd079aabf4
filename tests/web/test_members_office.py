"""The office's own pages."""

import pytest

from entente.members.models import Category, Organisation, Partnership
from tests.factories.members import applicant, delegate, member, organisation, partnership
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("path", ["office/", "office/settings/", "office/categories/", "office/delegations/", "new/"])
def test_only_the_office_opens_them(client, signed_in, office, auditor, commission, path):
    partnership()

    assert client.get(f"/members/{path}").status_code == 302
    assert signed_in(office).get(f"/members/{path}").status_code == 200
    for somebody in (auditor, commission, account(), delegate(member())):
        assert signed_in(somebody).get(f"/members/{path}").status_code == 403


def test_what_waits_is_said_in_words(signed_in, office):
    applicant("Waiting", "FR")
    delegate(member("Spoken for"))
    member("Silent")

    said = text(signed_in(office).get("/members/office/"))

    assert "1 applicant waits for a decision." in said
    assert "1 member has nobody who speaks for it." in said
    assert 'href="/members/waiting/admit/"' in said
    assert "Silent" in said


def test_an_organisation_is_added_by_page(signed_in, office):
    partnership()

    response = signed_in(office).post(
        "/members/new/",
        {
            "name": "Aurelia",
            "country": "FR",
            "kind": "sme",
            "vat": "FR40303265045",
            "pic": "100000001",
            "region": "fr101",
            "website": "example.org",
        },
    )

    one = Organisation.objects.get()
    assert response["Location"] == "/members/aurelia/"
    assert (one.region_id, one.website) == ("FR101", "https://example.org")
    assert sorted(one.identifiers.values_list("scheme", "value")) == [("pic", "100000001"), ("vat", "40303265045")]


def test_a_wrong_number_is_told_beside_its_field(signed_in, office):
    partnership()

    response = signed_in(office).post("/members/new/", {"name": "Aurelia", "country": "FR", "vat": "FR1", "pic": "1"})

    assert response.status_code == 422
    assert "not a VAT number of France" in text(response)
    assert "nine digits" in text(response)
    assert 'value="Aurelia"' in text(response)
    assert not Organisation.objects.exists()


def test_one_of_the_same_name_is_added_only_on_purpose(signed_in, office):
    organisation("Aurelia", "FR")
    typed = {"name": "Aurelia", "country": "FR"}

    assert signed_in(office).post("/members/new/", typed).status_code == 409
    assert signed_in(office).post("/members/new/", typed | {"even_if_alike": "on"}).status_code == 302


def test_the_partnership_is_renamed_and_dated(signed_in, office):
    partnership()

    signed_in(office).post("/members/office/settings/", {"name": "Renamed", "shown_as_of": ""})

    held = Partnership.objects.get()
    assert (held.name, held.shown_as_of) == ("Renamed", None)


def forms(page) -> dict[str, object]:
    """What the browser would send back unchanged."""
    formset = page.context["formset"]
    said: dict[str, object] = {f"form-{name}": formset.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for form in formset:
        for name in ("code", "name", "kinds", "ORDER"):
            said |= {form.add_prefix(name): form[name].value()} if form[name].value() else {}
        if form["is_for_clusters"].value():
            said[form.add_prefix("is_for_clusters")] = "on"
    return said


def test_categories_are_renamed_reordered_and_added(signed_in, office):
    partnership()
    client = signed_in(office)
    sent = forms(client.get("/members/office/categories/"))
    sent |= {"form-0-name": "Research", "form-0-ORDER": 9, "form-7-name": "Observers"}

    assert client.post("/members/office/categories/", sent).status_code == 302

    assert [one.name for one in Category.objects.all()][-2:] == ["Research", "Observers"]
    assert Category.objects.get(name="Research").code == "rto-university"


def test_categories_sent_back_unchanged_stay_as_they_are(signed_in, office):
    partnership()
    before = list(Category.objects.values())
    client = signed_in(office)

    response = client.post("/members/office/categories/", forms(client.get("/members/office/categories/")))

    assert response.status_code == 302
    assert list(Category.objects.values()) == before


def test_a_kind_in_two_categories_is_refused_and_nothing_is_lost(signed_in, office):
    partnership()
    client = signed_in(office)
    sent = forms(client.get("/members/office/categories/")) | {"form-7-name": "Also SMEs", "form-7-kinds": ["sme"]}

    response = client.post("/members/office/categories/", sent)

    assert response.status_code == 409
    assert "“SME” belongs to SME and to Also SMEs" in text(response)
    assert 'value="Also SMEs"' in text(response)
    assert Category.objects.count() == 7


def test_who_speaks_for_whom_is_listed_and_found(signed_in, office):
    delegate(member("Aurelia"))
    delegate(member("Bastion"))

    assert text(signed_in(office).get("/members/office/delegations/")).count("Representative") == 2
    found = text(signed_in(office).get("/members/office/delegations/?q=basti"))
    assert "Bastion" in found
    assert "Aurelia" not in found
