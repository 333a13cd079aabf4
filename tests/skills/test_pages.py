"""The pages by their visible words, what each may do there, and lists that ask the same however long they are."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from entente.documents import actions as documents
from entente.documents import contents
from entente.gatherings.homes import home
from entente.skills import actions
from entente.skills.models import Asked, Course, Expert, Opening
from tests.factories import skills
from tests.factories.members import delegate, member
from tests.factories.people import account
from tests.factories.skills import RESPONDER, TESTER, asks, course, teaching

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_path_names_the_gap_and_the_course_that_closes_it(client):
    asks(TESTER, "exploit", text="Exploits a weakness")
    assert "What “Cyber Incident Responder” asks is not known here yet" in words(client.get(f"/skills/?become={RESPONDER}"))
    assert "no course here leads so far" in words(client.get(f"/skills/?become={TESTER}"))
    teaching(TESTER, title="Breaking ports")

    said = words(client.get(f"/skills/?am=none&become={TESTER}&language=en&budget=x"))

    assert "One course closes the gap." in said
    assert "Breaking ports" in said
    assert "Exploits a weakness" in said
    assert "The budget was left out." in said


def test_nothing_collected_is_said_and_how_to_begin(client, office):
    for name, said in (
        ("courses", "Nothing collected yet"),
        ("demand", "this does not mean that nobody is missing"),
        ("ranges", "Nothing collected yet"),
        ("awareness", "No campaign yet"),
        ("experts", "Nobody whom you may see"),
        ("skills", "No role profile is here yet"),
    ):
        assert said in words(client.get(reverse(f"skills:{name}")))
    client.force_login(office)
    assert "Open a survey" in words(client.get("/skills/demand/"))


FIELDS = {"title": "Harbour defence", "country": "FR", "level": "master", "form": "onsite", "source": "Own", "source_on": "2018-09-01"}


def test_a_member_proposes_and_the_office_publishes(client, office):
    one = member()
    client.force_login(delegate(one))
    empty = client.post("/skills/courses/new/", FIELDS | {"title": "", "member": one.pk, "roles": "ECSF12:9"})
    assert empty.status_code == 422
    assert "write a code and its depth" in words(empty)

    client.post("/skills/courses/new/", FIELDS | {"member": one.pk, "roles": "ECSF12:3", "languages": ["en"]})
    row = Course.objects.get()
    assert (row.provider, row.covers.get().depth) == (one, 3)
    assert client.post(f"/skills/courses/{row.pk}/publish/").status_code == 403
    client.force_login(office)
    client.post(f"/skills/courses/{row.pk}/publish/")

    assert Course.objects.get().is_published
    client.logout()
    assert "Harbour defence" in words(client.get("/skills/courses/?q=harbour&role=ECSF12&language=en"))


def test_an_import_by_page_says_first_what_would_happen(client, office):
    client.force_login(office)
    text = b"title,provider,country,level\nTesting,School,FR,master\n,School,FR,master\n"

    def send(**said):
        file = BytesIO(text)
        file.name = "courses.csv"
        return words(client.post("/skills/courses/import/", {"file": file, **said}))

    assert "Nothing has been written" in send(is_dry_run="on")
    assert not Course.objects.exists()
    assert "This is missing." in send()
    assert Course.objects.count() == 1


def test_open_roles_are_answered_place_by_place_and_kept_when_wrong(client):
    one = member()
    survey = skills.survey(at=timezone.now())
    row = Asked.objects.get(survey=survey)
    client.force_login(delegate(one))
    page = f"/skills/surveys/answers/{row.pk}/"

    wrong = client.post(page, {"country": "FR", "open-ECSF12": 2, "hard-ECSF12": 3})
    assert wrong.status_code == 409
    assert 'value="3"' in words(wrong)
    for country in ("FR", "DE", "FR"):
        client.post(page, {"country": country, "open-ECSF12": 2, "hard-ECSF12": 1})
    assert sorted(Opening.objects.values_list("country", "open")) == [("DE", 2), ("FR", 2)]
    client.post(f"{page}none/")
    assert not Opening.objects.exists()
    client.force_login(delegate(member()))
    assert client.get(page).status_code == 404


def test_figures_are_shown_with_what_is_withheld_and_no_false_zero(client):
    members = [member(country="FR") for _ in range(5)]
    survey = skills.survey()
    for one in members[:4]:
        skills.answered(survey, one, skills.line(2))
    skills.answered(survey, members[4], skills.line(1, RESPONDER, "DE"))
    actions.publish_figures(survey, by=skills.office(), at=skills.AT + timedelta(days=31))

    said = words(client.get("/skills/demand/"))

    assert "5 of 5 members answered" in said
    assert "withheld: of fewer than three members" in said
    for by in ("country", "region", "sector"):
        assert client.get(f"/skills/demand/?by={by}&role={TESTER}").status_code == 200


@pytest.mark.parametrize("many", [1, 3])
def test_lists_ask_the_same_however_long_they_are(client, django_assert_num_queries, many):
    for number in range(many):
        course(f"Course {number}", covers={("role", TESTER): 2})
        skills.cyber_range(f"Range {number}")
        skills.expert()
    client.get("/skills/courses/")

    for path, number in (
        ("/skills/courses/", 5),
        ("/skills/courses/?role=ECSF12&q=course", 5),
        ("/skills/ranges/", 3),
        ("/skills/people/", 3),
    ):
        with django_assert_num_queries(number):
            client.get(path)


def test_an_exercise_and_its_report_are_seen_by_whoever_is_in_it(client):
    who = account()
    row = skills.exercise(by=who.person)
    report = contents.typed("# What we learned\n\nCall earlier.")
    documents.file_document(home(row.gathering_id), "After-action report", report, by=who.person, at=skills.AT)
    client.force_login(who)
    seen = words(client.get(row.get_absolute_url()))
    assert ("The port goes dark." in seen, "After-action report" in seen) == (True, True)

    client.force_login(delegate(member()))

    assert client.get(row.get_absolute_url()).status_code == 404
    assert "Storm drill" not in words(client.get("/skills/exercises/"))


def test_a_campaign_in_october_with_what_members_do_is_a_calendar(client, office):
    of = skills.campaign()
    one = member()
    row = skills.activity(of, one)
    skills.campaign("Hidden", is_published=False)
    client.force_login(delegate(one))
    page = f"/skills/awareness/activities/{row.pk}/effect/"
    assert client.post(page, {"kind": "reach", "value": "120", "unit": "pupils", "on": "2018-10-05"}).status_code == 422
    client.post(page, {"kind": "reach", "value": "120", "unit": "pupils", "method": "Counted at the door", "on": "2018-10-05"})

    said = words(client.get(of.get_absolute_url()))
    events = Calendar.from_ical(client.get("/skills/awareness/calendar.ics").content).walk("VEVENT")

    assert "120 pupils" in said
    assert "Counted at the door" in said
    assert {str(one["summary"]) for one in events} == {"Locks for everyone", "A morning at school"}
    assert "Locks for everyone" in words(client.get("/skills/awareness/?for=10-13"))
    assert "None fits" in words(client.get("/skills/awareness/?for=leaders"))


def test_an_expert_is_shown_to_whom_it_chose_and_gone_when_taken_back(client, office):
    who = account()
    row = skills.expert(who.person, visibility="community")
    assert client.get(row.get_absolute_url()).status_code == 404
    client.force_login(delegate(member()))
    assert "Talks about ports." in words(client.get(row.get_absolute_url()))
    client.force_login(who)
    assert client.post("/skills/people/offer/", {"offers": ["mentor"], "about": "x", "visibility": "office"}).status_code == 422
    client.post("/skills/people/offer/", {"offers": ["mentor"], "about": "Ports", "visibility": "office", "consents": "on"})
    assert Expert.objects.get().visibility == "office"

    client.post("/skills/people/take-back/")

    assert not Expert.objects.exists()


def test_diversity_is_withheld_where_few_said_the_same(client):
    for gender in ("woman", "woman", "woman", "man"):
        skills.expert(visibility="office", gender=gender)

    said = words(client.get("/skills/people/"))

    assert "Talks about ports." not in said
    assert said.count("withheld</td>") == 2
