"""Dues and represented members: entered, imported, and read as of a record date."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.members import actions
from entente.members.imports import open_file
from entente.members.imports.voting_facts import import_voting_facts
from entente.members.models import Dues, Represented
from entente.members.queries.voting_facts import voting_facts_on
from tests.factories.members import delegate, member, organisation
from tests.web.reading import words

pytestmark = pytest.mark.django_db
AT = datetime(2018, 9, 1, 12, tzinfo=UTC)
DAY = date(2018, 9, 30)


def facts(one, day=DAY, **known):
    return voting_facts_on(day, **known)[one.pk]


def test_facts_hold_from_a_day_and_what_was_known_stays():
    one = member("Nordlicht")
    actions.note_dues(one, 2017, "unpaid", on=date(2018, 1, 1), by=None, at=AT)
    actions.note_dues(one, 2018, "paid", on=date(2018, 3, 1), by=None, at=AT)
    actions.note_represented(one, 23, on=date(2018, 3, 1), by=None, at=AT)
    later = datetime(2018, 10, 2, tzinfo=UTC)
    actions.note_dues(one, 2017, "paid", on=date(2018, 9, 15), by=None, at=later)

    assert (facts(one).dues, facts(one).dues_year, facts(one).represented) == ("paid", 2018, 23)
    assert (facts(one, known_by=AT).dues, facts(one, known_by=AT).dues_year) == ("unpaid", 2017)
    assert facts(one, date(2018, 2, 1)).represented is None


def test_what_nobody_entered_is_not_collected_and_who_is_no_member_has_no_facts():
    one, stranger = member(), organisation()
    delegate(one)
    owned = member()
    actions.note_ownership(one, owned, 60, on=date(2018, 1, 1), by=None, at=AT)

    found = voting_facts_on(DAY)

    assert (found[one.pk].dues, found[one.pk].has_voice, found[one.pk].group) == ("not_collected", True, one.pk)
    assert (found[owned.pk].has_voice, found[owned.pk].group) == (False, one.pk)
    assert stranger.pk not in found


@pytest.mark.parametrize("members", [1, 3])
def test_facts_of_all_are_read_at_once(members, django_assert_num_queries):
    for _ in range(members):
        delegate(member())

    with django_assert_num_queries(11):
        voting_facts_on(DAY)


def test_a_refusal_says_what_to_do_and_writes_nothing():
    one = member()
    actions.note_dues(one, 2018, "paid", on=date(2018, 5, 1), by=None, at=AT)

    with pytest.raises(actions.CannotNote, match="later day already"):
        actions.note_dues(one, 2018, "unpaid", on=date(2018, 4, 1), by=None, at=AT)
    with pytest.raises(actions.CannotNote, match="paid, unpaid or not collected"):
        actions.note_dues(one, 2018, "maybe", on=date(2018, 5, 1), by=None, at=AT)

    assert facts(one).dues == "paid"


def test_a_file_is_brought_in_whole_and_told_line_by_line(tmp_path: Path):
    one = member("Nordlicht")
    path = tmp_path / "facts.csv"
    path.write_text(
        "organisation,year,dues,represented,from,note\nnordlicht,2018,paid,,2018-01-01,x\n"
        f"{one.slug},,,12,2018-01-01,\nUnknown Ltd,2018,paid,,,\nNordlicht,soon,paid,,,\nNordlicht,,,,,\n"
    )
    file = open_file(path, "facts.csv")

    tried = import_voting_facts(file, by=None, at=AT, is_dry_run=True)
    assert not Dues.objects.exists()
    brought = import_voting_facts(file, by=None, at=AT)
    again = import_voting_facts(file, by=None, at=AT)

    assert tried.counts == brought.counts == {"rows": 5, "created": 2, "changed": 0, "unchanged": 0, "rejected": 3}
    assert again.counts["unchanged"] == 2
    assert [one.line for one in brought.problems] == [4, 5, 6]
    assert "No organisation is known by “Unknown Ltd”." in brought.problems[0].text
    assert brought.left_out == ["note"]
    assert (Dues.objects.get().year, Represented.objects.get().number) == (2018, 12)


def test_a_fee_holds_from_a_day_comes_from_a_file_and_its_people_see_it(tmp_path: Path, signed_in, office, client):
    one = member("Nordlicht")
    actions.note_fee(one, Decimal("2500.00"), on=date(2017, 1, 1), by=None, at=AT)
    path = tmp_path / "facts.csv"
    path.write_text("organisation,fee,from\nnordlicht,4000.50,2018-09-01\nnordlicht,much,2018-09-01\n")

    brought = import_voting_facts(open_file(path, "facts.csv"), by=None, at=AT)

    assert (facts(one, date(2018, 8, 31)).fee, facts(one).fee) == (Decimal("2500.00"), Decimal("4000.50"))
    assert (brought.counts["changed"], brought.problems[0].text) == (1, "“much” is no fee; write euros a year as 2500 or 2500.50.")
    assert facts(member("Other")).fee is None
    with pytest.raises(actions.CannotNote, match="between 0 and"):
        actions.note_fee(one, Decimal(-1), on=date(2018, 10, 1), by=None, at=AT)
    signed_in(office).post(f"/members/{one.slug}/voting-facts/", {"on": "2018-09-15", "fee": "3000"})
    assert "EUR 3,000.00 a year" in words(signed_in(delegate(one)).get(f"/members/{one.slug}/"))
    assert "EUR 3,000.00" not in words(client.get(f"/members/{one.slug}/"))


def test_the_office_notes_them_on_a_page_and_others_do_not(client, signed_in, office):
    one = member("Nordlicht")
    voice, desk = signed_in(delegate(one)), signed_in(office)
    address = f"/members/{one.slug}/voting-facts/"

    assert voice.get(address).status_code == 403
    assert desk.post(address, {"on": "2018-01-01"}).status_code == 422
    assert desk.post(address, {"on": "2018-01-01", "year": 2018, "dues": "unpaid", "represented": 7}).status_code == 302

    assert "Dues of 2018 Unpaid Speaks for 7 members of its own" in words(voice.get(f"/members/{one.slug}/"))
    assert "Dues of 2018" not in words(client.get(f"/members/{one.slug}/"))


def test_the_office_tries_a_file_on_a_page_before_it_brings_it_in(signed_in, office):
    member("Nordlicht")
    desk, said = signed_in(office), b"organisation,year,dues,from\nNordlicht,2018,paid,2018-01-01\nNobody,2018,paid,\n"
    address = "/members/office/voting-facts/"

    tried = words(desk.post(address, {"file": SimpleUploadedFile("facts.csv", said), "try": ""}))
    brought = words(desk.post(address, {"file": SimpleUploadedFile("facts.csv", said), "bring": ""}))

    assert "What would happen 2 rows: 1 new, 0 changed, 0 as they were, 1 left out. Nothing was written" in tried
    assert "What happened 2 rows: 1 new" in brought
    assert "2018 Paid 1" in brought
    assert desk.post(address, {"file": SimpleUploadedFile("facts.csv", b"a,b\n1,2\n"), "try": ""}).status_code == 409
