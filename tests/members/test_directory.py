"""The directory's arrays against the same question asked slowly, one organisation at a time."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.engine.words import finds, fold, normalised_name
from entente.members import actions
from entente.members.choices import Kind, SizeClass
from entente.members.drafts import Draft, Period
from entente.members.models import Category
from entente.members.queries.directory import FACETS, Asked, find, roll_on, rows_of
from entente.members.queries.directory.found import matches
from entente.members.queries.directory.reading import load
from entente.vocabulary.reference import shipped
from tests.factories.members import DAY, at, member, organisation, partnership

NAMES = ["Aurelia", "Bastion Télécom", "Łódź Systems", "Île", "Ευρώπη", "Zagreb"]
SECTORS = ["demand-energy", "nis2-energy", "nis2-energy-gas"]
EXPERTISE = ["D01", "D01.01", "D02.01"]
REGIONS = {"FR": ["FR101", "FR10", "FR1"], "DE": ["DE212"], "LI": [""]}
PARENT = {one.code: one.parent for one in (*shipped().sectors, *shipped().expertise)}

COURSES = [
    (),
    (("applicant", 0),),
    (("applicant", 0), ("admitted", 5)),
    (("admitted", 3), ("suspended", 9)),
    (("admitted", 1), ("left", 4)),
]


def periods(course: tuple[tuple[str, int], ...]) -> tuple[Period, ...]:
    """A course of membership that ends some days before the day."""
    days = [DAY - timedelta(days=20 - day) for _kind, day in course]
    return tuple(Period(kind, begin, end) for (kind, _), begin, end in zip(course, days, [*days[1:], None], strict=False))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    country = draw(st.sampled_from(sorted(REGIONS)))
    course = draw(st.sampled_from(COURSES))
    return Draft(
        name=draw(st.sampled_from(NAMES)),
        country=country,
        region=draw(st.sampled_from(["", *REGIONS[country]])),
        kind=draw(st.sampled_from([Kind.SME, Kind.UNIVERSITY] if course else ["", Kind.SME, Kind.OPERATOR])),
        kind_from=date(2018, 1, 1),
        size=draw(st.sampled_from([SizeClass.UNKNOWN, SizeClass.MICRO])),
        sectors=tuple(draw(st.sets(st.sampled_from(SECTORS)))),
        expertise=tuple(draw(st.sets(st.sampled_from(EXPERTISE)))),
        standings=periods(course),
    )


VALUES = {
    "category": ["sme", "rto-university"],
    "kind": ["sme", "operator"],
    "country": ["FR", "LI", "elsewhere"],
    "region": ["FR1", "FR10", "DE2"],
    "sector": ["demand-energy", "nis2-energy"],
    "expertise": ["D01", "D02"],
    "standing": ["admitted", "known", "left", "applicant"],
    "size": ["micro"],
}
chosen = {facet: st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple) for facet, values in VALUES.items()}
questions = st.builds(
    Asked,
    words=st.sampled_from(["", "", "", "tele", "lod", "energy", "evr", "+++"]),
    chosen=st.fixed_dictionaries({}, optional=chosen),
    sort=st.sampled_from(["name", "joined"]),
)


def upwards(codes):
    return {above for code in codes for above in _line(code)}


def _line(code):
    while code:
        yield code
        code = PARENT.get(code)


def values(draft: Draft, codes: dict[str, str]) -> dict[str, set[str]]:
    """What one organisation has in each facet, the slow way."""
    standing = draft.standings[-1].kind if draft.standings else "known"
    return {
        "category": {codes.get(draft.kind, "none")},
        "kind": {draft.kind or "none"},
        "country": {draft.country},
        "region": {draft.region[:length] for length in range(3, len(draft.region) + 1)},
        "sector": upwards(draft.sectors),
        "expertise": upwards(draft.expertise),
        "standing": {standing},
        "size": {draft.size},
    }


def words_of(draft: Draft) -> str:
    named = {one.code: one.name for one in (*shipped().sectors, *shipped().expertise)}
    return fold("\n".join([draft.name, *(named[code] for code in (*draft.sectors, *draft.expertise))]))


def slowly(held: list[tuple[Draft, dict[str, set[str]]]], asked: Asked, without: str = "") -> list[int]:
    chosen = {facet: set(asked.values(facet)) for facet in FACETS if facet != without and asked.values(facet)}
    return [
        place
        for place, (draft, said) in enumerate(held)
        if all(said[facet] & wanted for facet, wanted in chosen.items()) and (not asked.words or finds(asked.words, words_of(draft)))
    ]


class Directory(TestCase):
    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.lists(drafts(), max_size=14), questions)
    def test_what_is_found_counted_and_paged_is_what_is_found_slowly(self, said, asked):
        partnership()
        codes = {kind: category.code for category in Category.objects.all() if not category.is_for_clusters for kind in category.kinds}
        written = actions.add_many(said, by=None, at=at(2018)) if said else []
        held = [(draft, values(draft, codes)) for draft in said]
        roll = roll_on(DAY)

        found = find(roll, asked, limit=4)

        expected = slowly(held, asked)
        assert found.total == len(expected)
        assert {int(roll.ids[place]) for place in matches(roll, asked)} == {written[place].pk for place in expected}
        for facet in FACETS:
            counted = Counter(value for place in slowly(held, asked, facet) for value in held[place][1][facet])
            assert dict(found.counts[facet].items()) == dict(counted)
        self.pages(roll, asked)

    def pages(self, roll, asked):
        """Going on from page to page meets everyone once, in order; going back meets them again."""
        whole, walked, page = matches(roll, asked).tolist(), [], find(roll, asked, limit=4)
        while True:
            assert page.first == len(walked) + 1
            walked += page.places
            if not page.next:
                break
            page = find(roll, Asked(asked.words, asked.chosen, asked.sort, after=page.next), limit=4)
        assert walked == whole
        names = [(normalised_name(row.name), row.slug) for row in rows_of(roll, walked)]
        if asked.sort == "name":
            assert [name for name, _ in names] == sorted(name for name, _ in names)
        if page.previous:
            back = find(roll, Asked(asked.words, asked.chosen, asked.sort, before=page.previous), limit=4)
            assert back.places == whole[page.first - 5 : page.first - 1]


@pytest.mark.django_db
def test_nothing_is_stale_after_a_write():
    one = member("Aurelia")
    assert find(roll_on(DAY), Asked()).total == 1

    actions.leave(one, on=DAY, by=None, at=at(2018, 9, 30))

    assert find(roll_on(DAY), Asked()).total == 0
    assert find(roll_on(DAY - timedelta(days=1)), Asked()).total == 1


@pytest.mark.django_db
def test_another_rooms_import_is_seen_too():
    from entente import record
    from entente.record.models import Entry

    member("Aurelia")
    assert len(roll_on(DAY).ids) == 1

    opened = record.open()
    actions.add_within(opened, [Draft("Brought", "FR")], at=at(2018))
    opened.enter("members.many_added", partnership(), by=None, after={"organisations": 1})

    assert Entry.objects.count() > 1
    assert len(roll_on(DAY).ids) == 2


@pytest.mark.django_db
def test_asking_again_costs_one_question():
    member()
    roll_on(DAY)

    with CaptureQueriesContext(connection) as asked:
        roll_on(DAY)

    assert len(asked) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("members", [1, 3])
def test_reading_everything_costs_twelve_questions(members):
    for number in range(members):
        member(f"Member {number}", sectors=("demand-energy",))
    with CaptureQueriesContext(connection) as asked:
        roll = load(DAY)

    assert len(asked) == 12
    assert len(roll.ids) == members


@pytest.mark.django_db
def test_a_membership_that_was_only_suspended_goes_on():
    one = member("Aurelia", on=date(2017, 1, 1))
    actions.suspend(one, on=date(2018, 1, 1), by=None, at=at(2018))
    actions.reinstate(one, on=date(2018, 2, 1), by=None, at=at(2018, 2))

    row = rows_of(roll_on(DAY), [0])[0]

    assert (row.name, row.joined_on, row.standing) == ("Aurelia", date(2017, 1, 1), "admitted")


@pytest.mark.django_db
def test_who_left_and_came_back_joined_on_the_later_day():
    one = member("Aurelia", on=date(2017, 1, 1))
    actions.leave(one, on=date(2018, 1, 1), by=None, at=at(2018))
    actions.apply(one, on=date(2018, 3, 1), by=None, at=at(2018, 3))
    actions.admit(one, on=date(2018, 4, 1), by=None, at=at(2018, 4))

    assert rows_of(roll_on(DAY), [0])[0].joined_on == date(2018, 4, 1)


@pytest.mark.django_db
def test_an_address_with_values_that_nobody_knows_finds_nobody():
    member()

    assert find(roll_on(DAY), Asked.read({"country": ["XX"]})).total == 0
    assert find(roll_on(DAY), Asked.read({"sort": ["rank"], "after": ["nobody"]})).total == 1


def test_an_address_says_the_same_again():
    said = {"q": ["  tel  net "], "country": ["FR", "DE", "FR"], "standing": ["left"], "sort": ["joined"], "unknown": ["x"]}

    asked = Asked.read(said)

    assert asked.query == [("q", "tel net"), ("country", "FR"), ("country", "DE"), ("standing", "left"), ("sort", "joined")]
    assert Asked.read({"country": ["FR", "DE"], "standing": ["left"], "q": ["tel net"], "sort": ["joined"]}).query == asked.query


@pytest.mark.django_db
def test_an_empty_partnership_has_an_empty_directory():
    partnership()

    found = find(roll_on(DAY), Asked())

    assert (found.total, found.places, found.next, found.previous) == (0, [], "", "")


@pytest.mark.django_db
def test_words_of_known_organisations_are_found_when_asked_for():
    organisation("Known Télécom")

    assert find(roll_on(DAY), Asked.read({"q": ["tel"]})).total == 0
    assert find(roll_on(DAY), Asked.read({"q": ["tel"], "standing": ["known"]})).total == 1
