"""The shipped bodies: six working groups with stable numbers and dated names, each with its source."""

from datetime import date

import pytest
from django.utils import timezone

from entente.governance import actions
from entente.governance.models import Body, Remit
from entente.governance.reference import shipped

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_every_line_says_where_it_was_read_and_when():
    for line in shipped():
        assert line.source.startswith(("https://", "http://"))
        assert line.read_on > line.from_on
        assert line.scope


def test_the_six_working_groups_stand_with_their_names():
    actions.load_groups(by=None, at=NOW)

    groups = Body.objects.named(date(2018, 9, 30)).filter(kind="working_group", parent=None).order_by("code")
    assert [one.code for one in groups] == ["WG1", "WG2", "WG3", "WG4", "WG5", "WG6"]
    assert groups.get(code="WG3").name == "Sectoral demand"
    assert Body.objects.named(date(2021, 3, 1)).get(code="WG3").name == "Cyber Resilience of Economy, Infrastructure & Services"


def test_the_circles_of_users_have_their_markings():
    actions.load_groups(by=None, at=NOW)

    circles = Body.objects.filter(parent__code="WG3").order_by("code").values_list("code", "marking")
    assert list(circles) == [("WG3-CEC", "AMBER"), ("WG3-CSC", "RED"), ("WG3-CV", "GREEN")]


def test_loading_again_changes_nothing_and_keeps_what_was_changed():
    actions.load_groups(by=None, at=NOW)
    one = Body.objects.get(code="WG2")
    actions.describe(one, "Market deployment", on=date(2019, 1, 1), by=None, at=NOW)
    before = Remit.objects.count()

    assert actions.load_groups(by=None, at=NOW) == []

    assert Remit.objects.count() == before
