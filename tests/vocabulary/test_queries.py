from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from entente.vocabulary import queries
from entente.vocabulary.choices import CountryGroup, Relation, ReportingGroup, Scheme
from entente.vocabulary.reference import shipped

CODES = sorted(queries.countries())
SECTORS = [sector.code for sector in shipped().sectors]


@pytest.mark.parametrize(
    ("code", "iso2"),
    [("EL", "GR"), ("UK", "GB"), ("GR", "GR"), ("GB", "GB"), (" fr ", "FR"), ("XK", "XK"), ("ZZ", None), ("", None), ("FRA", None)],
)
def test_source_codes_become_iso_codes(code: str, iso2: str | None) -> None:
    assert queries.iso_from_source(code) == iso2


@given(st.sampled_from(CODES))
def test_every_country_comes_back_from_its_source_code(iso2: str) -> None:
    assert queries.iso_from_source(queries.source_from_iso(iso2)) == iso2


@given(st.text(max_size=4))
def test_what_is_no_country_is_none(code: str) -> None:
    assert queries.iso_from_source(code) in {None, *CODES}


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Griechenland"), ("el", "Ελλάδα"), ("en-gb", "Greece"), ("pt-br", "Grécia"), ("tlh", "Greece")]
)
def test_countries_have_names_in_the_readers_language(language: str, name: str) -> None:
    with translation.override(language):
        assert queries.country_name("GR") == name
    assert queries.country_name("GR", language) == name


def test_a_code_that_is_no_country_stands_for_itself() -> None:
    assert queries.country_name("ZZZ", "fr") == "ZZZ"


def test_the_choices_of_a_form_stand_in_the_order_of_their_names() -> None:
    names = [name for _, name in queries.countries_by_name("de")]

    assert len(names) == 250
    assert names[:3] == ["Afghanistan", "Ägypten", "Ålandinseln"]


@pytest.mark.parametrize(
    ("on", "members"),
    [("1957-12-31", 0), ("1958-01-01", 6), ("2004-05-01", 25), ("2013-07-01", 28), ("2020-01-31", 28), ("2020-02-01", 27)],
)
def test_the_union_has_its_members_of_the_day(on: str, members: int) -> None:
    assert len(queries.eligible_groups(date.fromisoformat(on))[CountryGroup.EU]) == members


def test_the_groups_of_september_2018() -> None:
    groups = queries.eligible_groups(date(2018, 9, 30))

    assert {group: len(held) for group, held in groups.items()} == {"eu": 28, "eea": 31, "efta": 4, "associated": 16}
    assert groups[CountryGroup.EFTA] - groups[CountryGroup.EEA] == {"CH"}


@pytest.mark.parametrize(
    ("iso2", "on", "group"),
    [
        ("GB", date(2020, 1, 31), ReportingGroup.EU),
        ("GB", date(2020, 2, 1), ReportingGroup.OTHER),
        ("LI", date(2018, 9, 30), ReportingGroup.EFTA),
        ("IL", date(2018, 9, 30), ReportingGroup.ASSOCIATED),
        ("UA", date(2014, 12, 31), ReportingGroup.OTHER),
        ("US", date(2018, 9, 30), ReportingGroup.OTHER),
    ],
)
def test_a_country_is_counted_under_one_group(iso2: str, on: date, group: ReportingGroup) -> None:
    assert queries.reporting_group(iso2, on) is group


def test_every_tile_has_one_country_and_these_have_none_of_their_own() -> None:
    tiles = [tile for iso2 in CODES if (tile := queries.tile(iso2))]
    eligible = frozenset().union(*queries.eligible_groups(date(2018, 9, 30)).values())

    assert len(set(tiles)) == len(tiles) == 38
    assert {iso2 for iso2 in eligible if queries.tile(iso2) is None} == {"LI", "IL", "ME", "FO", "TN", "GE", "AM"}


@pytest.mark.parametrize(("code", "iso2"), [("EL30", "GR"), ("UKI31", "GB"), ("FR", "FR"), ("QQ1", None)])
def test_a_region_belongs_to_a_country(code: str, iso2: str | None) -> None:
    assert queries.region_country(code) == iso2


def test_a_filter_by_a_sector_or_domain_means_what_stands_below_it_too() -> None:
    assert queries.sectors_within("nis2-transport") == {f"nis2-transport{way}" for way in ("", "-air", "-rail", "-water", "-road")}
    assert len(queries.expertise_within("D05")) == 21
    assert queries.expertise_within("D05.01") == {"D05.01"}


def test_sectors_of_one_list_are_found_in_another() -> None:
    assert queries.corresponding("demand-finance", Scheme.NIS2) == {"nis2-banking": Relation.SUPERSET, "nis2-markets": Relation.SUPERSET}
    assert queries.corresponding("nis2-banking", Scheme.DEMAND) == {"demand-finance": Relation.SUBSET}
    assert queries.corresponding("demand-energy", Scheme.DEMAND) == {}


@given(st.sampled_from(SECTORS), st.sampled_from(Scheme))
def test_correspondence_reads_the_same_from_both_sides(code: str, scheme: Scheme) -> None:
    turned = {"subset": "superset", "superset": "subset", "equal": "equal", "intersect": "intersect"}
    own = Scheme(code.split("-")[0])

    for other, relation in queries.corresponding(code, scheme).items():
        assert queries.corresponding(other, own)[code] == turned[relation]
