"""From the idea to the mail: ready forms, the editor, whom to ask, opening, reminding, results, taking them away."""

import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.engine.marking import Marking
from entente.engine.questions import quick
from entente.forms import actions
from entente.forms.choices import Asks, Results, RoundState
from entente.forms.models import Form, Round
from entente.forms.ready import READY
from entente.governance.references import key_of
from entente.notices.models import Delivery, Notice
from entente.people.choices import RoleCode
from tests.factories.forms import SURVEY, form, of, opened, planned, sent
from tests.factories.governance import body, chair, seated
from tests.factories.members import delegate, member
from tests.factories.notices import group, people
from tests.factories.people import account
from tests.web.reading import words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
CLOSES = NOW + timedelta(days=9)


@pytest.fixture
def desk(office, signed_in) -> Client:
    return signed_in(office)


def at(name: str, *args: object) -> str:
    return reverse(f"forms:{name}", args=args)


def plan(**said: object) -> dict[str, object]:
    begins = {
        "title": "Training 2026",
        "asks": "person",
        "closes_at": f"{timezone.localtime(CLOSES):%Y-%m-%dT%H:%M}",
        "remind_days": "3, 1",
    }
    return begins | {"results": "organisers", "marking": "AMBER+STRICT", "may_decline": "on"} | said


def test_from_the_idea_to_the_mail_in_three_steps(desk):
    anna, bruno = people(2)
    group("WG3", anna, bruno)

    written = desk.post(at("new"), {"title": "Plenary", "text": "Do you come? * [yes/no]\nA word [long]\nif 1 = yes"})
    form = Form.objects.get()
    assert written.url == at("ask", form.pk)
    planned = desk.post(written.url, plan(title="Plenary in May", audience="group:WG3"))
    row = Round.objects.get()
    assert planned.url == row.get_absolute_url()
    assert "2 people would be asked now" in words(desk.get(planned.url))
    opened = desk.post(at("open", row.pk), follow=True)

    assert "2 were asked" in words(opened)
    assert "2 are missing" in words(opened)
    assert {delivery.person for delivery in Delivery.objects.all()} == {anna, bruno}
    row.refresh_from_db()
    assert row.state == RoundState.OPEN
    assert form.current.questionnaire.questions[1].condition.question == "q1"


def test_a_line_that_cannot_be_read_is_named_and_the_text_stays(desk):
    page = desk.post(at("new"), {"title": "Plenary", "text": "Do you come? [yes/no]\nHow? [nohow]"})

    assert page.status_code == 409
    assert "Line 2: There is no kind “nohow”." in words(page)
    assert "How? [nohow]" in page.content.decode()
    assert not Form.objects.exists()


@pytest.mark.parametrize("name", [one.name for one in READY])
def test_every_ready_form_can_be_asked_as_it_is(desk, name):
    page = desk.get(f"{at('new')}?ready={name}")
    html = page.content.decode()
    assert page.status_code == 200
    if name == "dates":
        return
    text = re.search(r"<textarea name=\"text\"[^>]*>(.*?)</textarea>", html, re.DOTALL)[1].replace("&gt;", ">").strip("\n")

    done = desk.post(f"{at('new')}?ready={name}", {"title": "Something", "text": text})

    assert done.status_code == 302
    assert Form.objects.get().ready == name


def test_a_date_poll_is_proposed_in_rows(desk):
    rows = {"day_1": "2026-05-04", "from_1": "14:00", "to_1": "15:30", "day_3": "2026-05-05", "from_3": "09:00"}

    done = desk.post(f"{at('new')}?ready=dates", {"title": "When?", "zone": "Europe/Lisbon", **rows})

    slots = Form.objects.get().current.questionnaire.questions[0]
    assert done.status_code == 302
    assert [slot.key for slot in slots.slots] == ["20260504t1400-90", "20260505t0900-60"]
    assert (slots.zone, slots.is_required) == ("Europe/Lisbon", True)
    assert desk.get(done.url).context["form"].initial["results"] == Results.AT_ONCE


def test_a_date_poll_without_a_time_is_told_so(desk):
    page = desk.post(f"{at('new')}?ready=dates", {"title": "When?", "zone": "Europe/Lisbon", "day_1": "2026-05-04"})

    assert page.status_code == 422
    assert "Say at what time." in words(page)


def test_the_editor_adds_describes_moves_doubles_and_drops(desk, office):
    one = form(SURVEY, by=office.person)

    added = desk.post(at("add", one.pk), {"kind": "many", "behind": "q1"})
    assert added.url == at("question", one.pk, "q4")
    page = desk.get(added.url)
    said = {
        "label": "Which groups?",
        "help": "All of them",
        "parts": "WG1\nWG2",
        "takes_other": "on",
        "is_required": "on",
        "only_if": "q1:one_of:yes",
    }
    desk.post(added.url, said | {"after": page.context["form"].initial["after"]})
    desk.post(at("change", one.pk, "q4"), {"do": "down"})
    desk.post(at("change", one.pk, "q4"), {"do": "duplicate"})
    desk.post(at("change", one.pk, "q3"), {"do": "drop"})

    found = one.current.questionnaire
    assert [question.key for question in found] == ["q1", "q2", "q4", "q5"]
    four = found.question("q4")
    assert ([option.label for option in four.options], four.takes_other, four.condition.values) == (["WG1", "WG2"], True, ("yes",))
    assert found.question("q5").label == "Which groups?"
    assert "Which groups?" in words(desk.get(at("preview", one.pk)))


def test_a_question_is_not_moved_before_the_one_it_depends_on(desk, office):
    one = form(SURVEY, by=office.person)

    moved = desk.post(at("change", one.pk, "q2"), {"do": "up"}, follow=True)
    dropped = desk.post(at("change", one.pk, "q1"), {"do": "drop"}, follow=True)

    for page in (moved, dropped):
        assert "A condition looks back to an earlier question" in words(page)
    assert one.current.questionnaire == SURVEY


def test_options_that_are_renamed_keep_their_keys(desk, office):
    one = form(quick.read("Which? [one: Red | Blue]"), by=office.person)

    desk.post(at("question", one.pk, "q1"), {"label": "Which?", "parts": "Crimson\nBlue"})

    assert [(option.key, option.label) for option in one.current.questionnaire.questions[0].options] == [
        ("red", "Crimson"),
        ("blue", "Blue"),
    ]


def test_who_keeps_a_question_after_somebody_else_changed_the_form_is_told(desk, office):
    one = form(SURVEY, by=office.person)
    seen = desk.get(at("question", one.pk, "q3")).context["form"].initial["after"]
    actions.change_form(one, questionnaire=quick.read("Other"), by=office.person, at=NOW)
    actions.change_form(one, questionnaire=SURVEY, by=office.person, at=NOW)

    page = desk.post(at("question", one.pk, "q3"), {"label": "Mine", "after": seen})

    assert page.status_code == 409
    assert 'value="Mine"' in page.content.decode()


def test_the_whole_form_as_text_keeps_the_keys_of_what_is_called_as_before(desk, office):
    one = form(SURVEY, by=office.person)
    begins = desk.get(at("text", one.pk)).context["form"].initial

    desk.post(at("text", one.pk), {"text": "First of all\n" + begins["text"].replace("if 1 = Yes", "if 2 = Yes"), "after": begins["after"]})

    assert [question.key for question in one.current.questionnaire] == ["q4", "q1", "q2", "q3"]
    assert one.current.questionnaire.question("q2").condition == SURVEY.question("q2").condition


def test_a_form_is_translated_text_by_text(desk, office):
    one = form(quick.read("Do you come? [yes/no]"), by=office.person)
    assert "Do you come?" in words(desk.get(at("translate", one.pk, "fr")))

    desk.post(at("translate", one.pk, "fr"), {"q1.label": "Venez-vous ?", "q1.part.yes": "Oui", "q1.part.no": ""})

    french = one.current.questionnaire.into("fr").questions[0]
    assert (french.label, [option.label for option in french.options]) == ("Venez-vous ?", ["Oui", "No"])
    assert desk.get(at("translate", one.pk, "xx")).status_code == 404


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"audience": "group:NONE"}, "There is no group"),
        ({"closes_at": "soon"}, "Enter a valid date/time"),
        ({"remind_days": "often"}, "Write days before the close as numbers"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_a_plan_that_cannot_be_kept_says_why(desk, office, said, why):
    group("WG3", *people(1))
    one = form(by=office.person)

    page = desk.post(at("ask", one.pk), plan(audience="group:WG3", intro="Dear all") | said)

    assert page.status_code == 422
    assert why in words(page)
    assert "Dear all" in page.content.decode()
    assert not Round.objects.exists()


def test_who_is_meant_stands_beside_the_field(desk):
    anna, bruno = people(2)
    group("WG3", anna, bruno)

    said = words(desk.get(at("reach"), {"pick": "group:WG3"}))

    assert "2 people are meant today" in said
    assert anna.name in said
    assert "There is no group" in words(desk.get(at("reach"), {"audience": "group:NONE"}))


def test_those_missing_are_named_and_reminded_with_one_click(desk, office):
    anna, bruno = people(2)
    group("WG3", anna, bruno)
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)
    sent(of(row, anna), {"q1": "no"}, at=NOW)

    page = words(desk.get(row.get_absolute_url()))
    assert "One is missing" in page
    reminded = desk.post(at("remind", row.pk), follow=True)
    again = desk.post(at("remind", row.pk), follow=True)

    assert "Those missing were reminded." in words(reminded)
    assert "today already" in words(again)
    assert [delivery.person for delivery in Notice.objects.get(kind="forms.reminder").deliveries.all()] == [bruno]


def test_the_names_of_those_asked_say_how_far_each_has_come(desk, office):
    anna, bruno = people(2)
    group("WG3", anna, bruno)
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)
    actions.decline(of(row, anna), because="Moving house", by=anna, at=NOW)

    everyone, declined = words(desk.get(at("people", row.pk))), words(desk.get(at("people", row.pk) + "?became=declined"))

    assert bruno.name in everyone
    assert "Moving house" in declined
    assert bruno.name not in declined


def test_a_round_is_extended_closed_and_opened_again(desk, office):
    group("WG3", *people(1))
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)

    desk.post(at("close", row.pk))
    row.refresh_from_db()
    assert row.state == RoundState.CLOSED
    desk.post(at("extend", row.pk), {"closes_at": f"{timezone.localtime(CLOSES):%Y-%m-%dT%H:%M}"})

    row.refresh_from_db()
    assert row.state == RoundState.OPEN
    assert desk.post(at("extend", row.pk), {"closes_at": "2001-01-01T12:00"}).status_code == 409


def answered_round(office, **said):
    group("WG3", *(everyone := people(4)))
    text = quick.read("Do you train? [one: Yes | No | ...]\nHow many? [number]\nWhy? [long]\nWhich? [many: A | B]")
    row = opened(text, at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person, **said)
    sent(of(row, everyone[0]), {"q1": "yes", "q2": "10", "q3": "=1+1", "q4": ["a", "b"]}, at=NOW)
    sent(of(row, everyone[1]), {"q1": "yes", "q2": "20", "q4": ["a"]}, at=NOW)
    sent(of(row, everyone[2]), {"q1": {"other": "Sometimes"}}, at=NOW)
    return row, everyone


def test_results_stand_as_bars_with_their_table_and_as_numbers(desk, office):
    row, _everyone = answered_round(office)

    page = desk.get(at("results", row.pk))

    said = words(page)
    assert "3 of 4 answered." in said
    assert "Yes 2 67 %" in said
    assert "Something else 1 33 %" in said
    assert "Sometimes" in said
    assert "2 answers · 1 left it empty" in said
    assert "Median 15" in said
    assert "Middle half 12.5 – 17.5" in said
    assert '<rect width="66.67" height="10" class="is"/>' in page.content.decode()


def test_the_answers_go_out_as_a_table_and_formulas_as_text(desk, office):
    row, everyone = answered_round(office)

    lines = b"".join(desk.get(at("export", row.pk, "csv")).streaming_content).decode().lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(lines)))
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get(at("export", row.pk, "xlsx")).content)).active

    assert rows[0] == ["Answer of", "Sent", "Sent by", "Do you train?", "How many?", "Why?", "Which?"]
    assert [cells[3:] for cells in rows[1:]] == [["Yes", "10", "'=1+1", "A; B"], ["Yes", "20", "", "A"], ["Sometimes", "", "", ""]]
    assert [cell.value for cell in sheet[2]][3:] == ["Yes", 10, "'=1+1", "A; B"]
    assert {cells[0] for cells in rows[1:]} == {one.name for one in everyone[:3]}
    assert desk.get(at("export", row.pk, "pdf")).status_code == 404


def test_results_of_organisations_stand_by_country(desk, office):
    for name, country in (("Acme", "FR"), ("Beta", "DE"), ("Gamma", "DE")):
        delegate(member(name, country))
    row = opened(
        quick.read("Do you train? [yes/no]\nHow many? [number]"),
        **{"at": NOW, "closes_at": CLOSES, "audience": "organisation:acme,beta,gamma", "asks": Asks.MEMBER, "by": office.person},
    )
    for asked, said in zip(
        row.asked.order_by("organisation__name"), [{"q1": "yes", "q2": "1"}, {"q1": "no"}, {"q1": "yes", "q2": "3"}], strict=True
    ):
        sent(asked, said, by=office.person, at=NOW)

    by_country = words(desk.get(at("results", row.pk) + "?by=country"))

    assert "France 1 1 100 % 0 0 %" in by_country
    assert "Germany 2 1 50 % 1 50 %" in by_country
    assert "SME 3" in words(desk.get(at("results", row.pk) + "?by=kind"))


def test_a_date_poll_says_which_time_is_best_and_who_can_when(desk, office):
    group("WG3", *(everyone := people(3)))
    row = opened(
        quick.read("When? [times Europe/Brussels: 2026-05-04 14:00-15:30 | 2026-05-05 09:00-10:00]"),
        **{"at": NOW, "closes_at": CLOSES, "audience": "group:WG3", "by": office.person},
    )
    first, second = "20260504t1400-90", "20260505t0900-60"
    for person, said in zip(everyone, [{first: "yes", second: "no"}, {first: "maybe", second: "yes"}, {second: "yes"}], strict=True):
        sent(of(row, person), {"q1": said}, at=NOW)

    page = words(desk.get(at("results", row.pk)))

    assert "Tue 5 May 2026 09:00–10:00 best 2 0 1 0" in page
    assert "Mon 4 May 2026 14:00–15:30 1 1 0 1" in page
    assert f"{everyone[2].name} – yes" in page


def test_without_names_nothing_is_shown_before_five_have_answered_and_it_is_closed(desk, office):
    group("WG3", *(everyone := people(6)))
    row = opened(quick.read("Happy? [yes/no]\nWhy?"), at=NOW, closes_at=CLOSES, audience="group:WG3", is_anonymous=True, by=office.person)
    for person in everyone[:4]:
        sent(of(row, person), {"q1": "yes", "q2": "secret"}, at=NOW)

    assert "once the round has closed" in words(desk.get(at("results", row.pk)))
    sent(of(row, everyone[4]), {"q1": "no"}, at=NOW)
    actions.close(row, by=None, at=NOW)

    page = words(desk.get(at("results", row.pk)))
    lines = b"".join(desk.get(at("export", row.pk, "csv")).streaming_content).decode()
    assert "Yes 4 80 %" in page
    assert "Fewer than 5 answered this" in page
    assert "secret" not in page
    assert "secret" not in lines
    assert not any(person.name in page or person.name in lines for person in everyone)
    assert desk.get(at("one", row.pk, of(row, everyone[0]).pk)).status_code == 404
    names = words(desk.get(at("people", row.pk)))
    assert everyone[5].name in names


def test_without_names_and_with_too_few_nothing_is_shown_at_all(desk, office):
    group("WG3", *(everyone := people(4)))
    row = opened(quick.read("Happy? [yes/no]"), at=NOW, closes_at=CLOSES, audience="group:WG3", is_anonymous=True, by=office.person)
    for person in everyone:
        sent(of(row, person), {"q1": "yes"}, at=NOW)
    actions.close(row, by=None, at=NOW)

    assert "Fewer than 5 answered" in words(desk.get(at("results", row.pk)))
    assert b"".join(desk.get(at("export", row.pk, "csv")).streaming_content).decode().count("\r\n") == 1
    with pytest.raises(actions.CannotOpen, match="Ask again in a new round"):
        actions.extend(row, CLOSES, by=office.person, at=NOW)


def test_only_who_asks_asks(signed_in):
    client = signed_in(account())
    row = planned()

    assert client.get(at("asking")).status_code == 403
    assert client.get(at("new")).status_code == 403
    assert client.get(at("form", row.version.form_id)).status_code == 404
    assert client.post(at("open", row.pk)).status_code == 404


def test_in_a_home_whoever_keeps_it_asks_those_who_are_in_it(signed_in):
    board = body("WG3")
    leads, sits, outside = chair(board), seated(board), account()
    home = key_of(board)
    group("OURS", leads.person, sits.person)
    group("ALL", leads.person, sits.person, outside.person)
    client, home_query = signed_in(leads), f"?home={home}"

    client.post(at("new") + home_query, {"title": "Our next topic", "text": "Which? [one: A | B]"})
    one = Form.objects.get()
    client.post(at("ask", one.pk), plan(audience="group:ALL", marking="AMBER"))
    refused = client.post(at("open", Round.objects.get().pk), follow=True)
    assert f"Take out of the audience: {outside.person.name}" in words(refused)
    client.post(at("plan", Round.objects.get().pk), plan(audience="group:OURS", marking="AMBER"))
    client.post(at("open", Round.objects.get().pk))

    row = Round.objects.get()
    assert {asked.person for asked in row.asked.all()} == {leads.person, sits.person}
    assert (row.home_key, row.home["label"]) == (home, "WG3")
    assert signed_in(sits).get(row.get_absolute_url()).status_code == 200
    assert signed_in(sits).post(at("close", row.pk)).status_code == 403
    assert signed_in(outside).get(row.get_absolute_url()).status_code == 404
    assert "Training 2026" in words(client.get(at("asking") + home_query))
    assert client.get(at("new")).status_code == 403


def test_a_red_round_is_its_authors_and_those_asked_alone(signed_in, office):
    anna, other = account(), account()
    group("WG3", anna.person)
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", marking=Marking.RED, by=office.person)
    second = account(RoleCode.OFFICE)

    assert signed_in(office).get(at("results", row.pk)).status_code == 200
    assert signed_in(second).get(row.get_absolute_url()).status_code == 404
    assert signed_in(anna).get(row.get_absolute_url()).status_code == 200
    assert signed_in(other).get(row.get_absolute_url()).status_code == 404
    assert row.title not in words(signed_in(second).get(at("asking")))
    assert signed_in(second).get(at("form", row.version.form_id)).status_code == 404
    assert signed_in(office).get(at("form", row.version.form_id)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("round", 12), ("results", 9), ("people", 9)])
def test_the_organisers_pages_ask_the_database_a_constant_number_of_times(desk, office, django_assert_num_queries, count, name, queries):
    group("WG3", *(everyone := people(count + 1)))
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)
    for person in everyone[:count]:
        sent(of(row, person), {"q1": "yes", "q2": "3"}, at=NOW)
    desk.get(at(name, row.pk))

    with django_assert_num_queries(queries):
        desk.get(at(name, row.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_what_i_ask_asks_the_database_a_constant_number_of_times(desk, office, django_assert_num_queries, count):
    group("WG3", *people(1))
    for _ in range(count):
        opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)
    desk.get(at("asking"))

    with django_assert_num_queries(10):
        desk.get(at("asking"))


def test_a_draft_can_be_dropped_and_its_form_too(desk, office):
    row = planned(by=office.person)

    desk.post(at("drop", row.pk))
    desk.post(at("drop-form", row.version.form_id))

    assert not Round.objects.exists()
    assert not Form.objects.exists()


def test_names_come_by_the_hundred_and_none_twice(desk, office):
    group("WG3", *(everyone := people(101)))
    row = opened(at=NOW, closes_at=CLOSES, audience="group:WG3", by=office.person)

    first = desk.get(at("people", row.pk))
    second = desk.get(at("people", row.pk), {"after": first.context["next"]})

    shown = [asked.person for page in (first, second) for asked in page.context["rows"]]
    assert (len(first.context["rows"]), len(second.context["rows"]), second.context["next"]) == (100, 1, None)
    assert set(shown) == set(everyone)
