"""What was agreed: every fact with its source, changed by the office with a reason."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.agreement.models import Contract, PrivateRule, Rate, ScopePattern
from entente.agreement.queries.contract import scope_patterns, terms_on
from tests.agreement.test_contract_file import SMALL
from tests.factories import agreement as make
from tests.web.reading import words

pytestmark = pytest.mark.django_db


def test_every_fact_stands_with_its_source_and_what_is_uncertain_about_it(client):
    make.contract()

    answer = client.get("/contract/terms/")

    said = words(answer)
    assert "Sources disagree: the founding text says Brussels, press reports say Strasbourg" in said
    assert "5 July 2016 – 31 December 2020" in said
    assert "3.00 = € 1,350,000,000" in said
    assert "€ 1,800,000,000 = 4.00 per EU euro" in said
    assert answer.content.decode().count('class="source"') >= 8


def test_the_office_loads_a_shipped_contract_by_one_click(signed_in, office):
    answer = signed_in(office).post("/contract/load/", {"name": "ecs-2016"}, follow=True)

    assert "The contract was loaded." in words(answer)
    assert Contract.objects.get().code == "ecs-2016"
    again = signed_in(office).post("/contract/load/", {"name": "ecs-2016"}, follow=True)
    assert "Nothing changed: the contract is already as the file says." in words(again)


def test_the_office_loads_a_file_and_is_told_each_wrong_field(signed_in, office):
    wrong = SimpleUploadedFile("c.toml", SMALL.replace('factor = "2"', "").replace('"sme"', '"bank"').encode())

    answer = signed_in(office).post("/contract/load/", {"file": wrong})

    assert answer.status_code == 409
    assert "terms.factor: must be a number above 0" in words(answer)
    assert "private.kinds: bank is no kind of organisation" in words(answer)
    assert signed_in(office).post("/contract/load/", {"file": SimpleUploadedFile("c.toml", SMALL.encode())}).status_code == 302
    assert "Choose one of the contracts that ship, or a TOML file of at most 1 MB." in words(signed_in(office).post("/contract/load/"))


FACTS = {
    "name": "A new name", "place": "Strasbourg", "signed_on": "2016-07-05", "from_on": "2016-07-05", "last_on": "2020-12-31",
    "public_parties": "One\nTwo", "private_parties": "Three", "because": "renamed",
}  # fmt: skip


def test_the_office_changes_the_facts(signed_in, office):
    make.contract()
    client = signed_in(office)
    assert "Brussels" in client.get("/contract/terms/change/").content.decode()

    assert client.post("/contract/terms/change/", FACTS).status_code == 302

    contract = Contract.objects.get()
    assert (contract.name, contract.place) == ("A new name", "Strasbourg")
    assert [str(party) for party in contract.parties.order_by("pk")] == ["One", "Two", "Three"]
    assert contract.documents.count() == 2
    assert "renamed" in words(client.get("/contract/terms/"))


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"because": ""}, 422, "This field is required."),
        ({"signed_on": "once"}, 422, "Enter a valid date."),
        ({"last_on": "2016-07-04"}, 409, "last day must come after its first"),
        ({"last_on": "9999-12-31"}, 422, "must lie before 2200"),
    ],
)
def test_wrong_facts_are_answered_in_words_and_change_nothing(signed_in, office, changed, status, sentence):
    make.contract()

    answer = signed_in(office).post("/contract/terms/change/", FACTS | changed)

    assert answer.status_code == status
    assert sentence in words(answer)
    assert Contract.objects.get().place == "Brussels"


AMOUNTS = {"eu_amount": "500 000 000", "factor": "3", "total_amount": "2.000.000.000,00", "from_on": "2019-01-01", "because": "raised"}


def test_the_office_amends_the_amounts_from_a_day_on(signed_in, office):
    contract = make.contract()

    assert signed_in(office).post("/contract/terms/amounts/", AMOUNTS).status_code == 302

    assert terms_on(contract, date(2018, 12, 31)).eu_amount == 450_000_000
    assert terms_on(contract, date(2019, 1, 1)).total_amount == 2_000_000_000
    assert "How the amounts changed" in words(signed_in(office).get("/contract/terms/"))


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"eu_amount": "1.234"}, 422, "could be read in two ways"),
        ({"eu_amount": "-5"}, 422, "is negative"),
        ({"factor": "many"}, 422, "Enter a number."),
        ({"total_amount": "5"}, 409, "cannot be below the EU amount"),
    ],
)
def test_wrong_amounts_are_answered_in_words(signed_in, office, changed, status, sentence):
    make.contract()

    answer = signed_in(office).post("/contract/terms/amounts/", AMOUNTS | changed)

    assert (answer.status_code, sentence in words(answer)) == (status, True)


def scope_form(*rows: tuple[str, str, str, str], because: str = "wider") -> dict[str, str]:
    form = {"pattern-TOTAL_FORMS": str(len(rows)), "pattern-INITIAL_FORMS": "5", "because": because}
    for number, values in enumerate(rows):
        form |= {f"pattern-{number}-{name}": value for name, value in zip(("pattern", "effect", "from_on", "to_on"), values, strict=True)}
    return form


def test_the_office_changes_the_scope_as_a_new_version(signed_in, office):
    contract = make.contract()
    rows = [("ICT-*", "include", "2016-07-05", ""), ("", "include", "", ""), ("ICT-35-*", "exclude", "2017-01-01", "2018-01-01")]

    assert signed_in(office).post("/contract/scope/change/", scope_form(*rows)).status_code == 302

    assert [str(row) for row in scope_patterns(contract)] == ["include ICT-*", "exclude ICT-35-*"]
    assert ScopePattern.objects.filter(superseded_at__isnull=False).count() == 5


@pytest.mark.parametrize(
    ("rows", "status", "sentence"),
    [
        ([("ICT-*", "include", "", "")], 422, "Say from which day the pattern counts."),
        ([("", "include", "", "")], 409, "name at least one pattern"),
        ([("ICT-*", "include", "2018-01-01", "2017-01-01")], 409, "ends before it begins"),
    ],
)
def test_a_wrong_scope_is_answered_in_words(signed_in, office, rows, status, sentence):
    make.contract()

    answer = signed_in(office).post("/contract/scope/change/", scope_form(*rows))

    assert (answer.status_code, sentence in words(answer)) == (status, True)


def test_the_office_changes_who_counts_as_private(signed_in, office):
    make.contract()
    form = {"kinds": ["sme", "university"], "from_on": "2018-01-01", "because": "another reading"}

    assert signed_in(office).post("/contract/terms/private/", form).status_code == 302

    rule = PrivateRule.objects.known().get(to_on=None)
    assert (rule.kinds, rule.members_only, rule.with_associated_countries) == (["sme", "university"], False, False)
    assert "SME, university, among all participants, members or not, associated countries left out" in words(
        signed_in(office).get("/contract/terms/")
    )
    assert signed_in(office).post("/contract/terms/private/", form | {"kinds": ["bank"]}).status_code == 422


def test_the_office_adds_a_document_that_everyone_reads(client, signed_in, office):
    make.contract()
    page = signed_in(office)
    file = SimpleUploadedFile("annex.txt", b"words")

    assert page.post("/contract/terms/documents/add/", {"title": "Annex", "file": file}).status_code == 302
    assert page.post("/contract/terms/documents/add/", {"title": "Law", "address": "https://example.org/law"}).status_code == 302
    neither = page.post("/contract/terms/documents/add/", {"title": "Nothing"})

    assert "Give either a web address or a file." in words(neither)
    document = Contract.objects.get().documents.get(title="Annex")
    answer = client.get(f"/contract/terms/documents/{document.pk}/")
    assert b"".join(answer.streaming_content) == b"words"
    assert answer["Content-Disposition"] == 'attachment; filename="annex.txt"'


def test_the_office_enters_yearly_rates(signed_in, office):
    make.contract()
    client, form = signed_in(office), {"currency": "sek", "year": "2018", "per_euro": "10.2583", "source": "ECB"}
    assert "No rate yet" in words(client.get("/contract/rates/"))

    assert client.post("/contract/rates/", form).status_code == 302

    assert str(Rate.objects.get()) == "SEK 2018"
    assert client.post("/contract/rates/", form | {"per_euro": "0"}).status_code == 409
    assert client.post("/contract/rates/", form | {"currency": "S1K"}).status_code == 422
