"""An indicator's picture says what its table says; an initiative names the project that funds it, and keeps it when it is changed."""

import re
from datetime import date

import pytest

from entente.indicators.models import Indicator
from entente.indicators.queries import with_figures
from entente.programme.models import Initiative
from entente.web.programme.chart import drawn
from tests.factories.members import partnership
from tests.factories.programme import goal, indicator, observed, office
from tests.factories.projects import project
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shown_as_of_september_2018():
    partnership()


def chart(one: Indicator):
    found = with_figures(Indicator.objects.filter(pk=one.pk)).get()
    return drawn(found, found.validated)


def test_values_stand_above_each_other_in_their_order_and_gaps_are_no_zero():
    one = indicator()
    for value, on in ((100, date(2017, 6, 30)), (None, date(2017, 12, 31)), (280, date(2018, 6, 30)), (300, date(2018, 6, 30))):
        observed(one, value, on=on)

    found = chart(one)

    assert [(point.on.year, point.value) for point in found.seen] == [(2016, 0), (2017, 100), (2018, 300)]
    assert [point.y for point in found.seen] == sorted((point.y for point in found.seen), reverse=True)
    assert [point.on for point in found.gaps] == [date(2017, 12, 31)]
    assert [(row.value, row.target) for row in found.rows][-2:] == [(300, None), (None, 400)]
    assert all(72 <= point.x <= 720 and 16 <= point.y <= 212 for point in (*found.seen, *found.path))


def test_one_value_makes_no_picture_and_the_page_says_the_rest(client):
    bare = indicator("Bare", baseline=None, baseline_on=None, targets={})
    observed(bare, 3)
    one = indicator()
    observed(one, 280)

    assert chart(bare) is None
    assert "<figure" not in client.get(bare.get_absolute_url()).content.decode()
    page = client.get(one.get_absolute_url()).content.decode()
    assert len(re.findall(r'<circle class="seen"', page)) == 2
    assert "30 Sep 2018 280 – 31 Dec 2018 – 400" in words(client.get(one.get_absolute_url()))


def test_an_initiative_names_its_project_and_keeps_it_when_it_is_changed(signed_in, django_user_model):
    funded, one = project(acronym="HARBOUR", grant_id="700001"), goal()
    ours = signed_in(django_user_model.objects.get(person=office()))
    said = {"title": "Harbour Academy", "summary": "Courses.", "goals": [one.pk], "kind": "initiative"}
    said |= {"begins_on": "2018-01-01", "ends_on": "2019-12-31", "project": "harbour"}

    unknown = ours.post("/programme/initiatives/propose/", said | {"project": "Nobody"})
    there = ours.post("/programme/initiatives/propose/", said)["Location"]
    form = ours.get(f"{there}change/").content.decode()
    ours.post(f"{there}change/", said | {"project": "700001", "because": "Shorter", "title": "Academy"})

    assert unknown.status_code == 422
    assert "No project on file is called “Nobody”" in words(unknown)
    assert 'value="700001"' in form
    assert (Initiative.objects.get().project, Initiative.objects.get().title) == (funded, "Academy")
    assert "HARBOUR" in words(ours.get(there))
