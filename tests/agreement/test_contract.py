"""Loading and changing the contract: what differs is written, what was known before stays known before."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement import actions
from entente.agreement.actions.facts import DocumentFacts, PartyFacts, PatternFacts, RuleFacts, TermsFacts
from entente.agreement.models import Contract, PrivateRule, Rate, ScopePattern, Terms
from entente.agreement.queries.contract import current_contract, private_rule_on, scope_patterns, terms_on
from entente.agreement.queries.days import end_of, start_of
from entente.record.models import Entry
from tests.factories import agreement as make
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LATER = datetime(2019, 6, 1, 12, tzinfo=UTC)


def load(facts, at=LATER):
    return actions.load_contract(facts, by=None, at=at)


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="agreement.").order_by("sequence").values_list("verb", flat=True))


def test_loading_writes_everything_once_and_says_so():
    loaded = load(make.facts())

    assert loaded.created
    assert loaded.contract.last_on == date(2020, 12, 31)
    assert [party.side for party in loaded.contract.parties.order_by("pk")] == ["public", "private"]
    assert loaded.contract.documents.count() == 2
    assert terms_on(loaded.contract, date(2018, 1, 1)).total_amount == 1_800_000_000
    assert [row.pattern for row in scope_patterns(loaded.contract)] == [row.pattern for row in make.facts().scope]
    assert current_contract() == loaded.contract


def test_the_same_file_again_changes_nothing_and_enters_nothing():
    load(make.facts())
    before = verbs()

    again = load(make.facts(), at=datetime(2020, 1, 1, tzinfo=UTC))

    assert (again.created, again.changed) == (False, ())
    assert verbs() == before
    assert (Terms.objects.count(), ScopePattern.objects.count(), PrivateRule.objects.count()) == (1, 5, 1)


def test_what_a_new_contract_says_was_known_from_its_signature():
    contract = load(make.facts()).contract

    assert terms_on(contract, date(2016, 7, 5), end_of(date(2016, 7, 5))) is not None
    assert terms_on(contract, date(2016, 7, 5), start_of(date(2016, 7, 4))) is None


def test_what_a_later_file_changes_is_known_only_from_then():
    contract = load(make.facts()).contract
    wider = replace(make.facts(), scope=(*make.facts().scope, PatternFacts("ICT-35-2016", "include", date(2016, 7, 5))))

    again = load(wider)

    assert again.changed == ("scope",)
    assert len(scope_patterns(contract, end_of(date(2019, 5, 31)))) == 5
    assert len(scope_patterns(contract, end_of(date(2019, 6, 1)))) == len(scope_patterns(contract)) == 6


def test_a_later_file_brings_the_facts_to_what_it_says():
    load(make.facts())

    again = load(replace(make.facts(), place="Strasbourg", parties=(PartyFacts("Only one", "public"),), documents=()))

    assert again.changed == ("documents", "parties", "place")
    assert [str(party) for party in again.contract.parties.all()] == ["Only one"]
    assert not again.contract.documents.exists()


def test_an_amendment_holds_from_its_day_and_leaves_the_days_before():
    contract = make.contract()

    actions.change_terms(
        contract, TermsFacts(Decimal(500), Decimal(2), Decimal(1500), date(2019, 1, 1)), because="raised", by=person(), at=LATER
    )

    assert terms_on(contract, date(2018, 12, 31)).eu_amount == 450_000_000
    assert terms_on(contract, date(2019, 1, 1)).eu_amount == 500
    assert terms_on(contract, date(2019, 1, 1), end_of(date(2019, 5, 31))).eu_amount == 450_000_000


def test_a_rule_from_the_first_day_replaces_the_one_before():
    contract = make.contract()

    actions.change_private_rule(contract, RuleFacts(("sme",), make.SIGNED), because="narrower", by=person(), at=LATER)

    assert private_rule_on(contract, date(2018, 1, 1)).kinds == ["sme"]
    assert len(private_rule_on(contract, date(2018, 1, 1), end_of(date(2019, 5, 31))).kinds) == 5


def test_before_its_first_day_the_contract_expects_what_it_will_expect_first():
    assert terms_on(make.contract(), date(2010, 1, 1)).factor == 3


CHANGE = {"because": "because", "at": LATER}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda c, by: actions.change_terms(c, TermsFacts(Decimal(0), Decimal(3), Decimal(9), make.SIGNED), by=by, **CHANGE),
            "terms.eu_amount",
        ),
        (
            lambda c, by: actions.change_terms(c, TermsFacts(Decimal(9), Decimal(3), Decimal(8), make.SIGNED), by=by, **CHANGE),
            "cannot be below",
        ),
        (lambda c, by: actions.change_terms(c, make.facts().terms, by=by, **CHANGE), "Nothing differs"),
        (lambda c, by: actions.change_scope(c, [], by=by, **CHANGE), "name at least one pattern"),
        (lambda c, by: actions.change_scope(c, [PatternFacts(" ", "include", make.SIGNED)], by=by, **CHANGE), "a pattern is empty"),
        (lambda c, by: actions.change_scope(c, [PatternFacts("A", "include", make.SIGNED, make.SIGNED)], by=by, **CHANGE), "ends before"),
        (lambda c, by: actions.change_scope(c, make.facts().scope, by=by, **CHANGE), "Nothing differs"),
        (lambda c, by: actions.change_private_rule(c, RuleFacts((), make.SIGNED), by=by, **CHANGE), "name at least one kind"),
        (lambda c, by: actions.change_private_rule(c, RuleFacts(("bank",), make.SIGNED), by=by, **CHANGE), "name at least one kind"),
        (lambda c, by: actions.change_private_rule(c, make.facts().private, by=by, **CHANGE), "Nothing differs"),
        (lambda c, by: actions.set_rate("SEK", 2018, Decimal(0), source="x", by=by, at=LATER), "above 0"),
        (lambda c, by: actions.set_rate("EUR", 2018, Decimal(1), source="x", by=by, at=LATER), "needs no rate"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_enters_nothing(change, sentence):
    contract, somebody = make.contract(), person()
    before = verbs()

    with pytest.raises(actions.CannotChangeContract, match=sentence):
        change(contract, somebody)

    assert verbs() == before


def test_days_out_of_order_are_refused_by_name():
    with pytest.raises(actions.CannotChangeContract, match="last_day"):
        load(replace(make.facts(), to_on=date(2016, 7, 5)))
    with pytest.raises(actions.CannotChangeContract, match="signed_on"):
        load(replace(make.facts(), signed_on=date(2022, 1, 1)))

    assert not Contract.objects.exists()


def test_the_office_changes_the_facts_with_a_reason_that_stands_in_the_record():
    contract, somebody = make.contract(), person()
    values = {name: getattr(contract, name) for name in ("name", "place", "signed_on", "from_on", "to_on")} | {"place": "Strasbourg"}
    kept = {"parties": make.facts().parties, "documents": make.facts().documents}

    actions.change_contract(contract, values=values, **kept, because="the press was right", by=somebody, at=LATER)

    contract.refresh_from_db()
    assert contract.place == "Strasbourg"
    assert "the press was right" in Entry.objects.order_by("-sequence").first().payload.body
    with pytest.raises(actions.CannotChangeContract, match="Nothing differs"):
        actions.change_contract(contract, values=values, **kept, because="again", by=somebody, at=LATER)


def test_a_document_is_added_beside_the_others():
    contract = make.contract()

    actions.add_document(contract, "Annex", upload=make.upload("annex.pdf"), by=person(), at=LATER)

    assert contract.documents.count() == 3
    assert load(replace(make.facts(), documents=(DocumentFacts("New"),))).changed == ("documents",)
    assert sorted(document.title for document in contract.documents.all()) == ["Annex", "New"]


def test_a_rate_is_corrected_in_place_and_lines_keep_theirs():
    somebody, contract = person(), make.contract()
    actions.set_rate("SEK", 2017, Decimal("10"), source="bank", by=somebody, at=LATER)
    line = make.declared(amount="1000", currency="SEK")

    actions.set_rate("SEK", 2017, Decimal("8"), source="bank", by=somebody, at=LATER)

    line.refresh_from_db()
    assert (line.amount, line.rate) == (100, 10)
    assert Rate.objects.get().per_euro == 8
    assert make.declared(line.organisation, "800", currency="SEK").amount == 100
    assert contract.declarations.count() == 2
