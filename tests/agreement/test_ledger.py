"""Declaring: what a line must be, its correction, its documents, and the answer that there is nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import Error, transaction

from entente import record
from entente.agreement import actions
from entente.agreement.models import Answer, Declaration
from entente.agreement.queries.ledger import declarations
from entente.record.models import Entry
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def state(line: Declaration) -> str:
    return declarations(line.contract).get(pk=line.pk).state


def test_a_declared_line_keeps_what_was_said_and_answers_for_its_year():
    one, somebody = members.member(), person()

    line = make.declared(one, "1234.50", by=somebody, year=2017, activity="follow_up", grade="B", note="a new sensor")

    assert (line.amount, line.currency, line.grade, line.by, line.note) == (Decimal("1234.50"), "EUR", "B", somebody, "a new sensor")
    assert state(line) == "declared"
    answer = Answer.objects.get()
    assert (answer.organisation, answer.year, answer.is_nothing) == (one, 2017, False)
    entry = Entry.objects.order_by("-sequence").first()
    assert (entry.verb, entry.actor_id) == ("agreement.declared", somebody.pk)


def test_a_plan_answers_for_nothing():
    line = make.declared(is_planned=True, year=2020)

    assert state(line) == "planned"
    assert not Answer.objects.exists()


def test_another_currency_is_counted_at_the_years_rate_which_the_line_keeps():
    actions.set_rate("SEK", 2017, Decimal("9.6351"), source="ECB", by=person(), at=make.AT)

    line = make.declared(amount="1000000", currency="SEK")

    assert (line.stated_amount, line.currency, line.rate) == (1_000_000, "SEK", Decimal("9.6351"))
    assert line.amount == Decimal("103787.19")


REFUSED = [
    ({"year": 2015}, "between 2016 and 2020"),
    ({"year": 2021}, "between 2016 and 2020"),
    ({"year": 2019}, "2019 has not begun"),
    ({"amount": "0"}, "above 0"),
    ({"amount": "-5"}, "above 0"),
    ({"amount": "0.001"}, "The amount must be above 0"),
    ({"amount": "10.001"}, "more than two decimals"),
    ({"amount": "1800000000.01"}, "above the whole contract's EUR 1,800,000,000"),
    ({"grade": "P"}, "P is kept for what the public grant record shows"),
    ({"grade": "X"}, "The grade is A, B, C or D"),
    ({"currency": "SEK"}, "There is no SEK rate for 2017"),
    ({"activity": "own_share"}, "Name the project"),
    ({"activity": "ineligible"}, "Name the project"),
]


@pytest.mark.parametrize(("said", "sentence"), REFUSED)
def test_a_line_that_cannot_be_is_refused_in_words_and_leaves_nothing(said, sentence):
    with pytest.raises(actions.CannotDeclare, match=sentence):
        make.declared(**said)

    assert not Declaration.objects.exists()
    assert not Answer.objects.exists()
    assert not Entry.objects.filter(verb="agreement.declared").exists()


def test_the_own_share_that_the_record_shows_is_not_declared_again():
    one = members.member()
    known = make.participation(one, cost="100", paid="40", end_on=date(2017, 12, 31))
    silent, foreign = make.participation(one), make.participation(members.member())

    with pytest.raises(actions.CannotDeclare, match=r"is derived from its grant record \(EUR 60.00 in 2017\)"):
        make.declared(one, "60", activity="own_share", participation=known)
    with pytest.raises(actions.CannotDeclare, match="does not take part"):
        make.declared(one, "60", activity="own_share", participation=foreign)

    assert make.declared(one, "60", activity="own_share", participation=silent).participation == silent
    assert make.declared(one, "60", activity="ineligible", participation=known).participation == known


def test_the_same_line_twice_is_refused_and_points_to_the_first():
    one = members.member()
    first = make.declared(one)

    with pytest.raises(actions.CannotDeclare, match=f"already declared as line {first.pk}"):
        make.declared(one)

    assert make.declared(one, "1000.01").pk != first.pk


def test_without_amounts_of_the_contract_nothing_is_declared():
    contract = make.contract()
    contract.terms.all().delete()

    with pytest.raises(actions.CannotDeclare, match="states no amounts yet"):
        actions.declare(contract, make.line(), by=person(), at=make.AT)


def test_a_correction_replaces_the_line_and_says_why():
    old = make.declared()

    new = make.declared(amount="900", replaces=old, because="VAT was in it")

    assert (new.replaces, state(old), state(new)) == (old, "replaced", "declared")
    assert make.declared(amount="800", replaces=new, because="again").replaces == new


@pytest.mark.parametrize(
    ("prepare", "said", "sentence"),
    [
        (lambda old: None, {"because": " "}, "Say in a sentence why"),
        (lambda old: None, {"because": "x", "organisation": "other"}, "stays with the organisation"),
        (lambda old: make.declared(amount="5", replaces=old, because="x"), {"because": "x"}, "was already corrected"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(prepare, said, sentence):
    old = make.declared()
    prepare(old)
    said = said | {"organisation": members.member() if said.get("organisation") else None}

    with pytest.raises(actions.CannotDeclare, match=sentence):
        make.declared(amount="7", replaces=old, **said)


def test_a_derived_line_changes_only_with_its_record():
    make.participation(members.member(), cost="100", paid="40", end_on=date(2017, 12, 31))
    actions.derive_shares(make.contract(), by=None, at=make.AT)
    derived = Declaration.objects.get()

    with pytest.raises(actions.CannotDeclare, match="it changes when the record does"):
        make.declared(amount="7", replaces=derived, because="x")
    with pytest.raises(actions.CannotDeclare, match="which is its evidence"):
        actions.add_evidence(derived, make.upload(), by=person(), at=make.AT)


def test_a_document_makes_the_line_documented_until_it_is_decided():
    line = make.declared()

    make.evidence(line)

    assert state(line) == "documented"
    make.decide(line)
    with pytest.raises(actions.CannotDeclare, match="already decided"):
        make.evidence(line)


def test_a_corrected_line_takes_no_more_documents():
    line = make.declared()
    make.declared(amount="7", replaces=line, because="x")

    with pytest.raises(actions.CannotDeclare, match="to the correction"):
        make.evidence(line)


def test_nothing_to_report_is_an_answer():
    one, somebody = members.member(), person()

    actions.answer_nothing(make.contract(), one, 2017, by=somebody, at=make.AT)

    assert Answer.objects.get().is_nothing
    with pytest.raises(actions.CannotDeclare, match="already answered for 2017"):
        actions.answer_nothing(make.contract(), one, 2017, by=somebody, at=make.AT)


def test_nothing_to_report_is_refused_beside_lines_and_for_years_that_run():
    one = members.member()
    make.declared(one, year=2017)

    with pytest.raises(actions.CannotDeclare, match="has declared lines for 2017"):
        actions.answer_nothing(make.contract(), one, 2017, by=person(), at=make.AT)
    with pytest.raises(actions.CannotDeclare, match="2018 is not one of them"):
        actions.answer_nothing(make.contract(), one, 2018, by=person(), at=make.AT)


def test_a_failing_record_entry_undoes_the_line(monkeypatch):
    one = members.member()
    make.contract()

    def fails(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr(record.actions.Opened, "enter", fails)
    with pytest.raises(RuntimeError):
        make.declared(one)

    assert not Declaration.objects.exists()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("change", [{"amount": 5}, {"note": "other"}, {"year": 2018}])
def test_the_database_itself_keeps_a_declaration_as_it_was(change):
    line = make.declared()

    with pytest.raises(Error, match="immutable"), transaction.atomic():
        Declaration.objects.filter(pk=line.pk).update(**change)
    with pytest.raises(Error, match="immutable"), transaction.atomic():
        Declaration.objects.filter(pk=line.pk)._raw_delete(Declaration.objects.db)

    line.refresh_from_db()
    assert (line.amount, line.note, line.year) == (1000, "", 2017)


def test_the_year_that_runs_may_be_declared_as_paid():
    assert make.declared(year=2018, at=datetime(2018, 1, 1, 12, tzinfo=UTC)).year == 2018
