"""Every figure can be asked why, and what its reader may see of it adds up to what is printed."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement.models import Remark
from entente.reporting.actions import release
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)
FIGURES = [
    ("private", "", "5034"), ("private", "grade=A", "2015"), ("private", "level=documented", "3622"), ("private", "year=2017", "3828"),
    ("private", "year=2017&grade=B", "1607"), ("private", "until=2017&level=certified", "2015"), ("private", "activity=training", "5034"),
    ("private", "country=FR", "5034"), ("per_eu_euro", "level=certified", "2015"), ("total_per_eu_euro", "level=declared", "5034"),
]  # fmt: skip


@pytest.fixture
def own():
    """A released ledger of four organisations with a line a grade and year; the delegate's own is the first."""
    contract = make.contract()
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    ours = [members.member(f"Member {number}") for number in range(4)]
    for number, one in enumerate(ours):
        make.accepted(one, f"{500 + number}", grade="A")
        make.accepted(one, f"{400 + number}", grade="B")
        make.accepted(one, f"{50 + number}", grade="C")
        make.accepted(one, f"{300 + number}", grade="C", year=2018)
        make.declared(one, "9", grade="D")
    make.accepted(ours[3], "3", of="1", grade="B")
    make.accepted(ours[2], "1", grade="A")
    make.accepted(ours[1], "8", grade="A")
    release(contract, as_of=DAY, known_by=DAY, by=person(), at=datetime(2018, 10, 1, tzinfo=UTC))
    return ours[0]


def amounts(answer) -> Decimal:
    return sum((item.low for item in answer.context["asked"].why.counted), start=Decimal(0))


@pytest.mark.parametrize(("measure", "query", "total"), FIGURES)
def test_the_counted_lines_add_up_to_the_figure_for_office_and_auditor(own, signed_in, office, auditor, measure, query, total):
    for who in (office, auditor):
        answer = signed_in(who).get(f"/contract/why/{measure}/?{query}&as_of=2018-09-30&known_by=2018-09-30")
        assert amounts(answer) == answer.context["asked"].low == Decimal(total)


@pytest.mark.parametrize(("measure", "query", "total"), FIGURES)
def test_a_delegates_own_lines_and_the_others_together_add_up_to_the_figure(own, signed_in, measure, query, total):
    answer = signed_in(members.delegate(own)).get(f"/contract/why/{measure}/?{query}")

    asked = answer.context["asked"]
    assert {item.label for item in asked.why.counted} == {"Member 0"}
    assert amounts(answer) + asked.others == asked.low == Decimal(total)
    assert "Member 1" not in words(answer)


@pytest.mark.parametrize(("measure", "query", "total"), FIGURES)
def test_published_cells_add_up_to_the_figure_for_visitors_and_the_commission(own, client, signed_in, commission, measure, query, total):
    for reader in (client, signed_in(commission)):
        answer = reader.get(f"/contract/why/{measure}/?{query}")
        assert amounts(answer) == answer.context["asked"].low == Decimal(total)
        assert "Member" not in re.sub(r"Members", "", words(answer))


def test_the_figures_printed_on_the_contracts_page_are_those_of_its_whys(own, signed_in, office, client):
    for reader in (signed_in(office), client):
        figures = reader.get("/contract/").context["figures"]
        for grade in "ABC":
            why = reader.get(f"/contract/why/private/?grade={grade}")
            assert amounts(why) == Decimal(figures["private"][grade])
        eu = reader.get("/contract/why/eu/").context["asked"]
        assert (eu.low, eu.high) == (Decimal(figures["eu"]["low"]), Decimal(figures["eu"]["high"]))


def test_a_withheld_cell_is_said_and_nothing_is_shown_of_it(client):
    contract = make.contract()
    make.project(eu_contribution=Decimal(1000))
    for country, lines in (("FR", 8), ("IT", 6), ("ES", 6)):
        for number in range(lines):
            make.accepted(members.member(country=country), f"{1000 + number}")
    make.accepted(members.member(country="DE"), "1234")
    release(contract, as_of=DAY, known_by=DAY, by=person(), at=datetime(2018, 10, 1, tzinfo=UTC))

    answer = client.get("/contract/why/private/?country=DE")

    assert answer.context["asked"].low is None
    assert "not published" in words(answer)
    assert "1,234" not in words(answer)
    assert client.get("/contract/why/private/").context["asked"].low == Decimal(21292)


def test_projects_that_changed_since_the_release_are_said_to_have(own, client):
    assert "have changed since the release" not in words(client.get("/contract/why/eu/"))
    make.project(eu_contribution=Decimal(500))

    said = words(client.get("/contract/why/eu/"))

    assert "€ 1,500.00" in said
    assert "The projects known here have changed since the release, which says: € 0 m." in said


def test_a_part_narrower_than_any_table_is_not_published(own, client):
    assert client.get("/contract/why/private/?country=FR&grade=A").context["asked"].low is None
    assert client.get("/contract/why/private/?country=FR&activity=training").context["asked"].low is None


def test_what_is_left_out_is_listed_with_reasons_to_the_office_counted_to_others(own, signed_in, office, client):
    full = words(signed_in(office).get("/contract/why/left_out/?reason=not_accepted_yet"))
    mine = signed_in(members.delegate(own)).get("/contract/why/left_out/?reason=not_accepted_yet")
    public = words(client.get("/contract/why/left_out/"))

    assert full.count("Nobody has accepted it yet.") == 4
    assert [item.label for item in mine.context["asked"].why.left_out + mine.context["asked"].why.counted] == ["Member 0"]
    assert "4 not yet accepted" in public
    assert "Member 0" not in public


def test_who_answered_is_named_to_the_office_only(own, signed_in, office, client):
    full = words(signed_in(office).get("/contract/why/answered/"))
    public = words(client.get("/contract/why/answered/"))

    assert "Answered 4" in full
    assert "Not answered yet 4" in full
    assert "50 % answered." in public
    assert "Member 1" not in public


def test_the_path_says_how_it_runs(own, client):
    said = words(client.get("/contract/why/expected_by_now/"))

    assert "The straight path runs by days from nothing on 5 July 2016 to € 1,800,000,000 on 31 December 2020." in said
    assert "€ 896,707,317.07" in said


@pytest.mark.parametrize("address", ["nothing/", "private/?grade=X", "private/?year=x", "private/?level=sure", "private/?country=france"])
def test_a_figure_that_is_none_is_not_found(own, client, address):
    assert client.get(f"/contract/why/{address}").status_code == 404


def test_without_a_release_there_is_nothing_to_ask(client):
    make.contract()

    assert "No release yet" in words(client.get("/contract/why/private/"))


def test_long_lists_show_the_first_and_all_on_request(signed_in, office, monkeypatch, own):
    monkeypatch.setattr("entente.web.agreement.views.why.MOST", 5)
    client = signed_in(office)

    first = client.get("/contract/why/private/")

    assert len(first.context["counted"]) == 5
    assert "14 more are in the sum." in words(first)
    assert len(client.get("/contract/why/private/?all=1").context["counted"]) == 19


def test_the_commission_asks_and_agrees_and_the_office_answers(own, signed_in, commission, office):
    public = signed_in(commission)
    address = "/contract/why/per_eu_euro/"

    assert "the answer will stand here" in words(public.post(f"{address}ask/?level=certified", {"text": "Why so much?"}, follow=True))
    assert "Your agreement to this figure was recorded." in words(public.post(f"{address}agree/?level=certified", follow=True))
    assert "You have already agreed" in words(public.post(f"{address}agree/?level=certified"))
    assert public.post(f"{address}ask/?level=certified", {"text": " "}).status_code == 422

    question, agreement = Remark.objects.order_by("pk")
    assert (question.printed, question.filter, question.as_of, agreement.kind) == ("2.02", "level=certified", DAY, "agreement")
    assert "Why so much?" in words(signed_in(office).get("/contract/remarks/"))
    answered = signed_in(office).post(f"/contract/remarks/{question.pk}/answer/", {"text": "Three large lines."}, follow=True)
    assert "The answer was recorded." in words(answered)
    assert "Three large lines." in words(public.get(f"{address}?level=certified"))
    assert "Why so much?" not in words(public.get(f"{address}?level=declared"))


def test_only_the_public_side_asks_and_only_the_office_answers(own, client, signed_in, office, auditor, commission):
    address = "/contract/why/private/ask/"
    assert client.post(address, {"text": "x"}).status_code == 302
    for who in (auditor, members.delegate(members.member())):
        assert signed_in(who).post(address, {"text": "x"}).status_code == 403
    signed_in(commission).post(address, {"text": "x"})
    assert signed_in(auditor).post(f"/contract/remarks/{Remark.objects.get().pk}/answer/", {"text": "x"}).status_code == 403
    assert signed_in(members.delegate(members.member())).get("/contract/remarks/").status_code == 403
    assert "x" in words(signed_in(commission).get("/contract/remarks/"))
