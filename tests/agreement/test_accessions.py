"""Who signed the contract on a day, who is missing, and entries mended without losing what was known."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from entente.agreement import actions
from entente.agreement.actions import NewAccession
from entente.agreement.imports.accessions import plan_accessions
from entente.agreement.imports.columns import CannotImport
from entente.agreement.models import Accession
from entente.agreement.queries.accessions import signed_on
from entente.agreement.queries.days import end_of
from entente.members import actions as members_actions
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def sign(one, on=date(2017, 3, 1), at=make.AT):
    return actions.accede(make.contract(), NewAccession(one, on, "Ana Kovač"), by=person(), at=at)


def test_members_are_signed_or_missing_and_others_stand_beside():
    first, second, former = members.member("Aaa"), members.member("Bbb"), members.member("Ccc")
    sign(first)
    sign(former)
    members_actions.leave(former, on=date(2018, 1, 1), by=None, at=make.AT)

    found = signed_on(make.contract(), DAY)

    assert (found.signed_members, found.members, found.others) == (1, 2, 1)
    assert found.missing == (second,)
    assert [row.organisation for row in found.accessions] == [first, former]


def test_a_signature_counts_from_its_day_and_by_what_was_known():
    one = members.member()
    sign(one, on=date(2017, 3, 1), at=datetime(2018, 3, 1, tzinfo=UTC))

    assert signed_on(make.contract(), date(2017, 2, 28)).signed_members == 0
    assert signed_on(make.contract(), date(2017, 3, 1)).signed_members == 1
    assert signed_on(make.contract(), date(2017, 3, 1), end_of(date(2018, 2, 28))).signed_members == 0


def test_a_correction_keeps_the_file_and_what_was_known_before():
    held = actions.accede(
        make.contract(), NewAccession(members.member(), date(2017, 3, 1), "A"), upload=make.upload(), by=person(), at=make.AT
    )

    mended = actions.correct_accession(
        held, signed_on=date(2017, 4, 1), signatory="B", upload=None, by=person(), at=datetime(2018, 5, 1, tzinfo=UTC)
    )

    assert (mended.signed_on, mended.signatory, mended.upload) == (date(2017, 4, 1), "B", held.upload)
    assert signed_on(make.contract(), date(2017, 3, 1), end_of(date(2018, 4, 30))).signed_members == 1
    assert signed_on(make.contract(), date(2017, 3, 1)).signed_members == 0


def test_a_withdrawal_ends_it_and_a_new_signature_may_follow():
    one = members.member()
    held = sign(one)

    actions.withdraw_accession(held, on=date(2018, 1, 1), because="left", by=person(), at=make.AT)

    assert signed_on(make.contract(), date(2017, 12, 31)).signed_members == 1
    assert signed_on(make.contract(), DAY).signed_members == 0
    sign(one, on=date(2018, 2, 1))
    assert signed_on(make.contract(), DAY).signed_members == 1


def test_what_cannot_be_is_refused():
    one = members.member()
    held = sign(one)

    with pytest.raises(actions.CannotAccede, match="has already signed"):
        sign(one)
    with pytest.raises(actions.CannotAccede, match="before the contract itself"):
        sign(members.member(), on=date(2016, 7, 4))
    with pytest.raises(actions.CannotAccede, match="lies in the future"):
        sign(members.member(), on=date(2018, 3, 2))
    with pytest.raises(actions.CannotAccede, match="must come after the signature"):
        actions.withdraw_accession(held, on=date(2017, 3, 1), because="x", by=person(), at=make.AT)
    actions.withdraw_accession(held, on=date(2018, 1, 1), because="x", by=person(), at=make.AT)
    with pytest.raises(actions.CannotAccede, match="already ended"):
        actions.correct_accession(held, signed_on=date(2017, 4, 1), signatory="B", upload=None, by=person(), at=make.AT)


@pytest.mark.parametrize("count", [1, 3])
def test_the_database_is_asked_the_same_however_many_signed(count, django_assert_num_queries):
    contract = make.contract()
    for _number in range(count):
        sign(members.member())
        members.member()

    with django_assert_num_queries(5):
        signed_on(contract, DAY)


FILE = """organisation;country;signed on;signed by
Alpha;FR;2017-03-01;Ana
Beta;FR;01/04/2017;Bo
Gamma;FR;2017-03-01;
Alpha;FR;2017-05-01;Ana
Delta;FR;yesterday;D
Epsilon;FR;;E
Nobody;FR;2017-03-01;N
Zeta;FR;2016-01-01;Z
Eta;QQ;2017-01-01;Q
"""


def test_a_table_is_planned_row_by_row_and_entered_as_a_whole():
    names = {name: members.member(name) for name in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta")}
    sign(names["Gamma"])

    plan = plan_accessions(make.contract(), BytesIO(FILE.encode()), today=DAY)

    assert [(number, str(new.organisation), new.signed_on, new.signatory) for number, new in plan.ready] == [
        (2, "Alpha", date(2017, 3, 1), "Ana"),
        (3, "Beta", date(2017, 4, 1), "Bo"),
    ]
    assert plan.unchanged == 1
    assert {row.line: row.sentence.split(".")[0][:44] for row in plan.rejected} == {
        5: "Alpha stands in the file twice",
        6: "signed_on: yesterday is not a date; write it",
        7: "The day of signature is missing",
        8: "No organisation “Nobody” is known here, or i",
        9: "The signature must lie between the contract'",
        10: "“QQ” is no country code; write two letters, ",
    }
    actions.accede_all(make.contract(), plan.accessions, file=make.upload("accessions.csv"), by=person(), at=make.AT)
    assert signed_on(make.contract(), DAY).signed_members == 3
    assert plan_accessions(make.contract(), BytesIO(FILE.encode()), today=DAY).unchanged == 3


def test_a_table_enters_all_or_nothing():
    one, other = members.member(), members.member()
    rows = [NewAccession(one, date(2017, 3, 1), ""), NewAccession(other, date(2016, 1, 1), "")]

    with pytest.raises(actions.CannotAccede):
        actions.accede_all(make.contract(), rows, file=make.upload(), by=person(), at=make.AT)

    assert not Accession.objects.exists()


def test_a_table_without_its_columns_is_refused_by_name():
    with pytest.raises(CannotImport, match="lacks the column signed on; it has organisation, when"):
        plan_accessions(make.contract(), BytesIO(b"organisation,when\nA,2017-01-01\n"), today=DAY)
