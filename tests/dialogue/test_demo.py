"""The demonstration's dialogue: invented and real told apart, something in each state, the next guest waits."""

from datetime import UTC, datetime
from random import Random
from types import SimpleNamespace

import pytest

from entente.dialogue.models import Consultation, Counterpart, Followed, Memorandum, Tracker, TrackerCheck
from entente.gatherings.models import Guest
from entente.people.choices import RoleCode
from entente.reporting.demo import dialogue, dialogue_trackers
from entente.reporting.demo.people import Staff
from entente.reporting.demo.story_so_far import Story
from tests.factories.governance import body
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db


def test_what_is_real_has_its_source_and_what_is_invented_says_so():
    body("WG5")
    parts = [SimpleNamespace(number=number, name=f"Part {number}") for number in range(5)]
    voices = {part.number: person() for part in parts}
    staff = Staff(account(RoleCode.OFFICE).person, account(RoleCode.OFFICE).person)
    voice = parts[4]
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    story = Story(Random(1), parts, {}, voices, voice, {}, {voice.name: voices[4]}, staff, now)

    dialogue.add_all(story)

    real = Tracker.objects.get(is_fictional=False)
    assert sorted(real.countries.values_list("country_id", flat=True)) == sorted(dialogue_trackers.ON_TIME)
    assert set(TrackerCheck.objects.filter(followed__tracker=real).values_list("address", flat=True)) == {dialogue_trackers.SAID_AT}
    assert not Counterpart.objects.filter(is_fictional=False).exists()
    assert Consultation.objects.get().stage == "comment"
    assert Memorandum.objects.filter(state="force").count() == 4
    assert list(Guest.objects.order_by("pk").values_list("state", flat=True)) == ["accepted", "accepted", "waiting"]
    assert Followed.objects.filter(responsible=voices[4]).count() == 2
