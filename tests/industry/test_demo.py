"""The demonstration's industry: labels valid, expired, revoked and refused, one that waits, an investor day with its meetings."""

from collections import Counter
from random import Random
from types import SimpleNamespace

import pytest
from django.utils import timezone

from entente.industry import queries
from entente.industry.badge import Worth, check
from entente.industry.models import Investor, InvestorDay, Label, Meeting, Snapshot
from entente.members.models import Partnership
from entente.reporting.demo.industry import add_all
from entente.reporting.demo.story_so_far import Story
from tests.factories.industry import office
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db


def test_the_room_is_alive():
    found = {number: member(f"Invented {number}", is_fictional=True) for number in range(12)}
    voices = {number: delegate(one).person for number, one in found.items()}
    parts = [SimpleNamespace(number=number, name=one.name) for number, one in found.items()]
    named, spoken = {one.name: one for one in found.values()}, {one.name: voices[number] for number, one in found.items()}
    staff = SimpleNamespace(office=office(), second=office())

    Partnership.objects.update(is_demo=True)

    add_all(Story(Random(1), parts, found, voices, parts[3], named, spoken, staff, timezone.now()))

    today = timezone.localdate()
    assert Counter(Label.objects.values_list("state", flat=True)) == {"granted": 6, "revoked": 1, "refused": 1, "applied": 1}
    assert queries.figures(today).by_state == {"valid": 5, "expired": 1, "revoked": 1}
    assert Label.objects.get(organisation=found[3]).stands(today) == "valid"
    assert check(Label.objects.get(state="revoked").credential, today).worth == Worth.REVOKED
    assert all(Investor.objects.values_list("is_fictional", flat=True))
    assert Meeting.objects.filter(attending__day=InvestorDay.objects.get(), slot__isnull=False).count() >= 8
    assert Snapshot.objects.get().body["outcomes"]["2022"]["investment"] == 3
