"""Laws of gatherings: a room is never overfull, the line is first come first served, clocks and instants agree."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.gatherings import actions, clock
from entente.gatherings.choices import Answer
from entente.gatherings.clock import NoSuchTime
from entente.gatherings.models import Gathering, Guest
from tests.factories.gatherings import AT, answered, changed, gathering, invited

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def on(*clock: int) -> datetime:
    """What a clock shows, wherever it hangs."""
    return datetime(*clock)  # type: ignore[arg-type]  # noqa: DTZ001 -- a clock time


SAID = st.tuples(st.integers(0, 4), st.sampled_from(Answer), st.sampled_from(["", "room", "online"]))
RESIZED = st.one_of(st.none(), st.integers(1, 4))
clocks = st.datetimes(on(1990, 1, 1), on(2040, 1, 1))
zones = st.sampled_from(clock.zones())


class Places(TestCase):
    """Whatever is answered, in whatever order."""

    @FEW
    @given(st.lists(st.one_of(SAID, RESIZED), max_size=14), st.integers(1, 3), st.integers(1, 3))
    def test_a_room_is_never_overfull_and_nobody_waits_beside_a_free_place(self, steps, room, online):
        found = gathering(link="https://meet.example.org/1", capacity=room, capacity_online=online)
        guests = invited(found, 5)

        for number, step in enumerate(steps):
            _try(found, guests, step, number)
            _holds(found)

    @FEW
    @given(st.permutations(range(5)), st.integers(1, 4), st.integers(0, 4))
    def test_the_line_is_first_come_first_served(self, order, room, leaving):
        found = gathering(capacity=room)
        guests = invited(found, 5)
        for place in order:
            answered(guests[place])

        answered(guests[order[leaving]], "declined")

        coming = [place for place in order if place != order[leaving]]
        accepted = set(Guest.objects.accepted().filter(gathering=found).values_list("person_id", flat=True))
        assert accepted == {guests[place].person_id for place in coming[:room]}


def _try(found: Gathering, guests: list[Guest], step: object, number: int) -> None:
    try:
        if isinstance(step, tuple):
            place, said, how = step
            answered(guests[place], said, how=how, at=AT + timedelta(minutes=number))
        else:
            changed(found, capacity=step, at=AT + timedelta(minutes=number))
    except actions.Refusal:
        return


def _holds(found: Gathering) -> None:
    row = Gathering.objects.get(pk=found.pk)
    for how in ("room", "online"):
        accepted = Guest.objects.accepted().filter(gathering=row, how=how).count()
        assert row.taken(how) == accepted
        assert row.limit(how) is None or accepted <= (row.limit(how) or 0)
        assert not (row.has_place(how) and Guest.objects.in_line().filter(gathering=row, how=how).exists())


@given(clocks, zones)
def test_a_clock_time_comes_back_from_its_instant_or_never_was(typed, zone):
    typed = typed.replace(microsecond=0, fold=0)
    try:
        instant = clock.instant(typed, zone)
    except NoSuchTime:
        assert not _shows(typed, zone)
    else:
        assert instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == typed


def _shows(typed: datetime, zone: str) -> bool:
    """Whether the zone's clocks show this time at any second from a day before to a day after, looked for from the other side."""
    offsets = {
        moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in (typed.replace(tzinfo=UTC) + timedelta(hours=h) for h in range(-36, 37))
    }
    candidates = [typed.replace(tzinfo=UTC) - (offset or timedelta()) for offset in offsets]
    return any(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == typed for moment in candidates)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        (on(2026, 3, 29, 2, 30), "Europe/Brussels"),
        (on(2026, 3, 8, 2, 30), "America/New_York"),
        (on(2011, 12, 30, 12), "Pacific/Apia"),
    ],
)
def test_a_time_the_clocks_jump_over_is_none(typed, zone):
    with pytest.raises(NoSuchTime):
        clock.instant(typed, zone)


def test_of_two_the_first_is_meant_and_said_so():
    typed = on(2026, 10, 25, 2, 30)

    assert clock.instant(typed, "Europe/Brussels") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert clock.comes_twice(typed, "Europe/Brussels")
    assert not clock.comes_twice(on(2026, 10, 25, 4), "Europe/Brussels")
    assert not clock.comes_twice(on(2026, 3, 29, 2, 30), "Europe/Brussels")
