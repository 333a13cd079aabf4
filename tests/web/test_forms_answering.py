"""The page on which one answers: begun, kept while typing, sent, corrected, declined, on behalf of an organisation."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.questions import Kind, Questionnaire, Texts, quick
from entente.forms import actions
from entente.forms.choices import Asks, Became, Results
from entente.forms.models import Answer, Asked, Draft, Round
from entente.members.actions import delegate as delegated
from entente.people.models import Account
from tests.factories.documents import pdf_file
from tests.factories.forms import SURVEY, form, of, opened, question, sent
from tests.factories.members import delegate, member
from tests.factories.notices import group
from tests.factories.people import LONG_AGO, account
from tests.web.reading import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def anna() -> Account:
    somebody = account()
    group("WG3", somebody.person)
    return somebody


def asks(questionnaire: Questionnaire = SURVEY, **said) -> Round:
    """A round that is open by the real clock."""
    return opened(questionnaire, at=NOW, **{"audience": "group:WG3", "closes_at": NOW + timedelta(days=9)} | said)


def at(row: Round, organisation=None) -> str:
    return reverse("forms:answer-for", args=[row.pk, organisation.slug]) if organisation else reverse("forms:answer", args=[row.pk])


def revision(page) -> str:
    return re.search(r'name="revision" id="revision" value="(\d+)"', page.content.decode())[1]


def test_from_opening_the_page_to_a_sent_answer(signed_in, anna):
    row, client = asks(), signed_in(anna)

    page = client.get(at(row))
    assert "Do you train people?" in words(page)
    assert "Only if the answer to “Do you train people?” is “Yes”." in words(page)
    done = client.post(at(row), {"do": "send", "revision": revision(page), "q.q1": "yes", "q.q2": "12", "q.q3": "More."})

    assert done.status_code == 302
    after = client.get(at(row))
    assert "Your answer was sent. Thank you." in words(after)
    assert "It can be corrected until" in words(after)
    assert Answer.objects.get().said == {"q1": "yes", "q2": "12", "q3": "More."}
    assert of(row, anna.person).opened_at is not None


def test_what_is_missing_is_listed_with_links_and_what_was_typed_stays(signed_in, anna):
    row, client = asks(), signed_in(anna)

    page = client.post(at(row), {"do": "send", "revision": "0", "q.q1": "yes", "q.q2": "a dozen", "q.q3": "More."})

    assert page.status_code == 422
    assert '<a href="#id-q2">How many?</a>: This is not a number.' in page.content.decode()
    assert 'value="a dozen"' in page.content.decode()
    assert "More." in page.content.decode()
    assert not Answer.objects.exists()
    again = client.post(at(row), {"do": "send", "revision": revision(page), "q.q1": "yes", "q.q2": "12"})
    assert again.status_code == 302


def test_while_typing_it_is_kept_and_the_page_learns_the_new_revision(signed_in, anna):
    row, client = asks(), signed_in(anna)

    kept = client.post(at(row), {"revision": "0", "q.q3": "half a sen"}, headers={"HX-Request": "true"})

    assert "Kept at" in words(kept)
    assert revision(kept) == "1"
    assert "half a sen" in client.get(at(row)).content.decode()
    assert Draft.objects.get().typed == {"q3": "half a sen"}


def test_two_who_write_at_once_lose_nothing(signed_in):
    acme = member("Acme")
    anna, bruno = delegate(acme), delegate(acme, "deputy")
    row = asks(audience="organisation:acme", asks=Asks.MEMBER)
    first, second = signed_in(anna), signed_in(bruno)
    seen = revision(second.get(at(row, acme)))
    first.post(at(row, acme), {"do": "save", "revision": "0", "q.q3": "as Anna says"})

    page = second.post(at(row, acme), {"do": "save", "revision": seen, "q.q3": "as Bruno says"})

    assert page.status_code == 409
    assert "changed this answer meanwhile" in words(page)
    assert "as Bruno says</textarea>" in page.content.decode()
    assert "Written meanwhile: as Anna says" in words(page)
    again = second.post(at(row, acme), {"do": "save", "revision": revision(page), "q.q3": "as both say"})
    assert again.status_code == 302
    assert Draft.objects.get().typed == {"q3": "as both say"}


def test_while_typing_the_later_is_told_too(signed_in, anna):
    row, client = asks(), signed_in(anna)
    client.post(at(row), {"do": "save", "revision": "0", "q.q3": "first"})

    kept = client.post(at(row), {"revision": "0", "q.q3": "second"}, headers={"HX-Request": "true"})

    assert "changed this answer meanwhile" in words(kept)
    assert "What you typed is still on this page" in words(kept)
    assert Draft.objects.get().typed == {"q3": "first"}


def test_last_time_stands_in_the_fields_marked_and_can_be_sent_at_once(signed_in):
    acme = member("Acme")
    anna = delegate(acme)
    one = form()
    plan = {"of": one, "audience": "organisation:acme", "asks": Asks.MEMBER}
    last_year = NOW - timedelta(days=365)
    earlier = opened(at=last_year, closes_at=last_year + timedelta(days=20), **plan)
    sent(of(earlier, acme), {"q1": "yes", "q2": "7"}, by=anna.person, at=last_year + timedelta(days=1))
    row, client = opened(at=NOW, closes_at=NOW + timedelta(days=9), **plan), signed_in(anna)

    page = client.get(at(row, acme))
    assert f"As in {last_year.year}" in words(page)
    assert f"Send all as in {last_year.year}" in words(page)
    assert 'value="7"' in page.content.decode()
    client.post(at(row, acme), {"do": "last"})

    assert Answer.objects.filter(round=row).get().said == {"q1": "yes", "q2": "7"}


def test_what_is_known_here_stands_in_the_fields_and_says_so(signed_in):
    acme = member("Acme", "FR")
    anna = delegate(acme)
    asked = Questionnaire(
        (
            question("q1", label="Name", source="organisation.name"),
            question("q2", label="Country", source="organisation.country"),
            question("q3", label="Kind", source="organisation.kind"),
            question("q4", Kind.PERSON, "Who answers?", source="person.name"),
            question("q5", label="Size", source="organisation.size"),
        )
    )
    row = asks(asked, audience="organisation:acme", asks=Asks.MEMBER)

    page = signed_in(anna).get(at(row, acme))

    html = page.content.decode()
    assert words(page).count("Known here already") == 4
    for known in ('value="Acme"', 'value="France"', 'value="SME"', f'value="{anna.person.name}"'):
        assert known in html


def test_declining_needs_a_reason_and_nothing_to_report_is_one_button(signed_in, anna):
    row, client = asks(may_say_nothing=True), signed_in(anna)

    assert client.post(at(row), {"do": "decline", "because": ""}).status_code == 409
    client.post(at(row), {"do": "decline", "because": "No time"})
    assert "You declined: No time." in words(client.get(at(row)))
    assert of(row, anna.person).became == Became.DECLINED
    client.post(at(row), {"do": "nothing"})
    assert of(row, anna.person).became == Became.NOTHING


def test_who_answers_for_two_organisations_says_for_which(signed_in):
    acme, other = member("Acme"), member("Beta")
    anna = delegate(acme)
    actions_of = {"audience": "organisation:acme,beta", "asks": Asks.MEMBER}
    delegated(anna.person, other, "deputy", on=LONG_AGO.date(), by=None, at=LONG_AGO)
    row, client = asks(**actions_of), signed_in(anna)

    page = client.get(at(row))
    client.post(at(row, other), {"do": "send", "revision": "0", "q.q1": "no"})

    assert "For which organisation do you answer?" in words(page)
    assert (of(row, acme).became, of(row, other).became) == (Became.WAITING, Became.SENT)


def test_every_kind_of_question_is_answered_on_the_page(signed_in, anna):
    acme = member("Acme")
    text = """Name *
About it [long]
How much? [number 0.. .2 EUR]
Which? [one: A | B | ...]
Which ones? [many: A | B | ...]
When? [date]
Which member? [organisation]
Who? [person]
Budget [table: Item | Amount (number) | From (date)]
When do we meet? [times Europe/Brussels: 2026-05-04 14:00-15:30 | 2026-05-05 09:00-10:00]"""
    row, client = asks(quick.read(text)), signed_in(anna)
    typed = {
        **{"q.q1": "Anna", "q.q2": "Long\r\nand wide", "q.q3": "1200,50", "q.q4": "other", "q.q4.other": "C", "q.q5": ["a", "other"]},
        **{"q.q5.other": "D", "q.q6": "2026-05-01", "q.q7": "acme", "q.q8.name": "Bo", "q.q8.email": "bo@example.org"},
        **{"q.q9.1.item": "Pens", "q.q9.1.amount": "12", "q.q9.3.item": "Ink", "q.q9.3.from": "2026-01-01"},
        **{"q.q10.20260504t1400-90": "yes", "q.q10.20260505t0900-60": "maybe"},
    }

    client.post(at(row), {"do": "save", "revision": "0", **typed})
    page = client.get(at(row))
    done = client.post(at(row), {"do": "send", "revision": revision(page), **typed})

    assert done.status_code == 302
    assert Answer.objects.get().said == {
        **{"q1": "Anna", "q2": "Long\nand wide", "q3": "1200.50", "q4": {"other": "C"}, "q5": ["a", {"other": "D"}], "q6": "2026-05-01"},
        **{"q7": {"id": acme.pk, "name": "Acme"}, "q8": {"name": "Bo", "email": "bo@example.org"}},
        "q9": [{"item": "Pens", "amount": "12"}, {"item": "Ink", "from": "2026-01-01"}],
        "q10": {"20260504t1400-90": "yes", "20260505t0900-60": "maybe"},
    }
    shown = words(client.get(reverse("forms:one", args=[row.pk, of(row, anna.person).pk])))
    for said in ("1200.50 EUR", "Bo <bo@example.org>", "Pens | 12", "If need be"):
        assert said in shown


def test_a_table_grows_without_losing_what_was_typed(signed_in, anna):
    row, client = asks(quick.read("Budget [table: Item | Amount (number)]")), signed_in(anna)

    moved = client.post(at(row), {"do": "more:q1", "revision": "0", "q.q1.1.item": "Pens"}, follow=True)

    html = moved.content.decode()
    assert 'value="Pens"' in html
    assert 'name="q.q1.8.item"' in html


def test_a_file_is_brought_kept_handed_out_and_taken_away(signed_in, anna, office):
    row, client = asks(quick.read("Your logo [file]")), signed_in(anna)
    paper = SimpleUploadedFile("logo.pdf", pdf_file("hello").read())

    client.post(at(row), {"do": "save", "revision": "0", "q.q1": paper})
    page = client.get(at(row))
    number = Draft.objects.get().typed["q1"]["upload"]
    assert "logo.pdf" in words(page)
    client.post(at(row), {"do": "send", "revision": revision(page), "q.q1": str(number)})

    asked = of(row, anna.person)
    given = client.get(reverse("forms:file", args=[row.pk, asked.pk, "q1"]))
    assert b"".join(given.streaming_content).startswith(b"%PDF")
    assert given["Content-Disposition"] == 'attachment; filename="logo.pdf"'
    assert signed_in(office).get(reverse("forms:file", args=[row.pk, asked.pk, "q1"])).status_code == 200
    other = account()
    group("WG3", anna.person, other.person)
    actions.ask_newcomers(row, by=None, at=timezone.now())
    assert signed_in(other).get(reverse("forms:file", args=[row.pk, asked.pk, "q1"])).status_code == 403
    page = client.get(at(row))
    client.post(at(row), {"do": "send", "revision": revision(page), "q.q1": str(number), "q.q1.drop": "1"})
    assert Answer.objects.order_by("-number").first().said == {}


def test_a_program_is_not_taken_for_a_file(signed_in, anna):
    row, client = asks(quick.read("Your logo [file]\nName")), signed_in(anna)

    page = client.post(at(row), {"do": "send", "revision": "0", "q.q1": SimpleUploadedFile("x.exe", b"MZ\x90"), "q.q2": "Anna"})

    assert page.status_code == 409
    assert "Files like x.exe are not taken" in words(page)
    assert 'value="Anna"' in page.content.decode()


def test_the_questions_come_in_the_language_asked_for(signed_in, anna):
    text = quick.read("Do you come? [yes/no]")
    one = form(text)
    client = signed_in(anna)
    yes = Texts("Venez-vous ?", "", {"yes": "Oui"})
    translated = Questionnaire((replace(text.questions[0], texts={"fr": yes}),))
    actions.change_form(one, questionnaire=translated, by=one.author, at=NOW)
    row = asks(of=one)

    french = words(client.get(at(row) + "?lang=fr"))
    by_browser = words(client.get(at(row), headers={"Accept-Language": "fr-BE,fr;q=0.9"}))

    for page in (french, by_browser):
        assert "Venez-vous ?" in page
        assert "Oui" in page
        assert "No" in page
    assert "Do you come?" in words(client.get(at(row) + "?lang=en"))


def test_who_was_not_asked_is_told_and_who_may_not_see_it_finds_nothing(signed_in, anna, office):
    row = asks()

    assert signed_in(office).get(at(row)).status_code == 403
    assert signed_in(account()).get(at(row)).status_code == 404
    assert Client().get(at(row)).status_code == 302


def test_after_the_close_the_answer_can_be_read_and_not_changed(signed_in, anna):
    row, client = asks(), signed_in(anna)
    client.post(at(row), {"do": "send", "revision": "0", "q.q1": "no"})
    actions.close(row, by=None, at=timezone.now())

    page = client.get(at(row))
    late = client.post(at(row), {"do": "send", "revision": "0", "q.q1": "yes"})

    assert "It closed on" in words(page)
    assert "Send the" not in words(page)
    assert late.status_code == 409
    assert Answer.objects.count() == 1


def test_without_names_it_is_sent_once_and_the_page_says_so(signed_in, anna):
    row, client = asks(is_anonymous=True), signed_in(anna)
    assert "Your answer is kept without your name." in words(client.get(at(row)))

    client.post(at(row), {"do": "send", "revision": "0", "q.q1": "no"})

    page = client.get(at(row))
    assert "kept without your name. Thank you." in words(page)
    assert "Send the" not in words(page)
    assert client.get(reverse("forms:one", args=[row.pk, of(row, anna.person).pk])).status_code == 200


def test_my_rounds_say_what_waits_what_is_answered_and_what_is_closed(signed_in, anna):
    waits, done, closed = asks(title="Waits"), asks(title="Done"), asks(title="Closed one")
    sent(of(done, anna.person), {"q1": "no"}, at=timezone.now())
    actions.close(closed, by=None, at=timezone.now())

    page = words(signed_in(anna).get(reverse("forms:rounds")))

    assert "One answer waits for you" in page
    assert page.index("Waits") < page.index("Done") < page.index("Closed one")
    assert waits.title in page


def test_nothing_asked_says_how_it_begins(signed_in):
    assert "You have not been asked anything yet." in words(signed_in(account()).get(reverse("forms:rounds")))


@pytest.mark.parametrize("count", [1, 3])
def test_my_rounds_ask_the_database_a_constant_number_of_times(signed_in, anna, django_assert_num_queries, count):
    for _ in range(count):
        asks()
    client = signed_in(anna)
    client.get(reverse("forms:rounds"))

    with django_assert_num_queries(8):
        client.get(reverse("forms:rounds"))


KEYS = st.sampled_from(
    "q.q1 q.q1.other q.q2 q.q3 q.q4 q.q4.1.a q.q4.9999.b q.q5.name q.q5.email q.q6.20260504t1400-90 q.q7 q.q8 revision do because".split()
)
SAID = "yes other send save last nothing decline more:q4 0 1 -1 2026-02-30".split()
WORDS = st.one_of(st.sampled_from([*SAID, "a\x00b"]), st.text(max_size=20))
TEXT = """Come? [one: Yes | No | ...]
How many? [number 0..9]
When? [date]
Rows [table: A | B (number)]
Who? [person]
Times [times: 2026-05-04 14:00-15:30]
Where? [organisation]
Any? [many: A | B]"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(KEYS, WORDS), max_size=12))
def test_whatever_is_posted_is_answered(signed_in, sent_in):
    somebody = account()
    group("WG3", somebody.person)
    row = asks(quick.read(TEXT), may_say_nothing=True)
    data: dict[str, list[str]] = {}
    for key, value in sent_in:
        data.setdefault(key, []).append(value.encode("utf-8", "ignore").decode())

    answer = signed_in(somebody).post(at(row), data)

    assert answer.status_code in {200, 302, 409, 422}
    assert Asked.objects.filter(round=row).count() == 1


def test_results_are_shown_to_those_asked_when_the_plan_says_so(signed_in, anna):
    row, client = asks(results=Results.AT_ONCE), signed_in(anna)
    results = reverse("forms:results", args=[row.pk])

    assert client.get(results).status_code == 403
    client.post(at(row), {"do": "send", "revision": "0", "q.q1": "no"})

    assert client.get(results).status_code == 200
    assert client.get(reverse("forms:export", args=[row.pk, "csv"])).status_code == 403


def test_a_rounds_own_words_come_in_the_language_asked_for(signed_in, anna, office):
    row, desk = asks(intro="Please answer."), signed_in(office)
    assert "How does it read in" in words(desk.get(reverse("forms:translate-round", args=[row.pk, "fr"])))

    desk.post(reverse("forms:translate-round", args=[row.pk, "fr"]), {"title": "Enquête", "intro": "Merci de *répondre*."})

    page = words(signed_in(anna).get(at(row) + "?lang=fr"))
    assert "Enquête" in page
    assert "Merci de répondre." in page
    assert "Do you train people?" in page
    assert desk.get(reverse("forms:translate-round", args=[row.pk, "xx"])).status_code == 404
