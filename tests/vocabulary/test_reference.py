import csv
from datetime import date, timedelta

import pytest
from babel import Locale

from entente.engine.tree import grow
from entente.vocabulary.choices import CountryGroup, Relation, Scheme
from entente.vocabulary.queries import EU_LANGUAGES, countries, eligible_groups, groups_of, iso_from_source
from entente.vocabulary.reference import FOLDER, Listed, shipped, sources
from tests.shared import shared


def rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    with shared(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def of(scheme: Scheme) -> list[Listed]:
    return [sector for sector in shipped().sectors if sector.scheme == scheme]


def test_the_union_has_24_languages() -> None:
    assert len(set(EU_LANGUAGES)) == 24


def test_the_lists_are_as_long_as_their_sources_say() -> None:
    edition = shipped()

    assert len(edition.countries) == 250
    assert len(edition.regions) == 2010
    assert [len([one for one in edition.expertise if one.parent is None]), len([one for one in edition.expertise if one.parent])] == [
        15,
        150,
    ]
    assert (len(edition.technologies), len(edition.role_profiles)) == (23, 12)
    assert (len(of(Scheme.DEMAND)), len(of(Scheme.JRC))) == (8, 15)


def test_the_annexes_of_nis2_have_eleven_and_seven_sectors() -> None:
    tree = grow({sector.code: sector.parent for sector in of(Scheme.NIS2)})

    assert [len(tree.children[annex]) for annex in ("nis2-annex-1", "nis2-annex-2")] == [11, 7]
    assert {code: len(tree.children[code]) for code, depth in tree.walk() if depth == 1 and code in tree.children} == {
        "nis2-energy": 5,
        "nis2-transport": 4,
        "nis2-manufacturing": 6,
    }


def test_every_list_has_its_own_codes_and_names() -> None:
    edition = shipped()
    for listed in (edition.regions, edition.sectors, edition.expertise, edition.technologies, edition.role_profiles):
        assert len({one.code for one in listed}) == len(listed)
        assert all(one.name == " ".join(one.name.split()) != "" for one in listed)
        grow({one.code: one.parent for one in listed})
    assert all(sector.code.startswith(f"{Scheme(sector.scheme)}-") for sector in edition.sectors)


def test_every_sector_of_demand_and_of_the_taxonomy_but_defence_and_safety_meets_the_directive() -> None:
    edition = shipped()
    codes = {sector.code for sector in edition.sectors}
    meets = {one.source for one in edition.mappings if one.target.startswith("nis2-")}

    assert all({one.source, one.target} <= codes and Relation(one.relation) for one in edition.mappings)
    assert {sector.code for sector in [*of(Scheme.DEMAND), *of(Scheme.JRC)]} - meets == {"jrc-s03", "jrc-s12"}


def test_every_file_names_its_source_date_and_licence() -> None:
    files = {path.name for path in FOLDER.glob("*.csv")} - {"sources.csv"}

    assert {source.file for source in sources()} == files
    assert all(source.source and source.date and source.licence for source in sources())


def test_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    pycountry = pytest.importorskip("pycountry")
    iso = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}

    assert {facts.iso2: facts.iso3 for facts in shipped().countries} == iso


@pytest.mark.parametrize("language", EU_LANGUAGES)
def test_every_country_has_a_name_in_every_language_of_the_union(language: str) -> None:
    assert set(countries()) <= set(Locale.parse(language).territories)


def test_the_reference_sheet_of_45_countries_agrees() -> None:
    for row in rows("countries_reference.csv"):
        iso2 = row["iso2"]
        facts = countries()[iso2]
        spans = {span.group: span for span in shipped().spans if span.country == iso2}
        groups = groups_of(iso2, date(2020, 6, 30))

        assert (facts.iso3, facts.eurostat_code) == (row["iso3"], row["eurostat_code"])
        assert (spans["eu"].from_on.isoformat() if "eu" in spans else "") == row["eu_accession"]
        left_on = spans["eu"].to_on - timedelta(days=1) if "eu" in spans and spans["eu"].to_on else None
        assert (left_on.isoformat() if left_on else "") == row["eu_exit"]
        assert (CountryGroup.EEA in groups) == (row["eea_member"] == "yes")
        assert (CountryGroup.ASSOCIATED in groups) == (row["h2020_associated"] == "yes")
        assert (CountryGroup.EFTA in groups) == row["group"].startswith("EFTA")


def test_no_country_beyond_the_reference_sheet_is_in_a_group() -> None:
    sheet = {row["iso2"] for row in rows("countries_reference.csv")}

    assert frozenset().union(*eligible_groups(date(2018, 9, 30)).values()) == sheet


def test_the_regions_are_those_of_nuts_2021() -> None:
    expected = {row["nuts_id"]: (" ".join(row["name_latin"].split()), int(row["level"]), row["country"]) for row in rows("nuts_2021.csv")}

    assert {one.code: (one.name, len(one.code) - 2, one.code[:2]) for one in shipped().regions} == expected
    assert all(iso_from_source(one.code[:2]) for one in shipped().regions)


@pytest.mark.parametrize("name", ["h2020_cyber", "h2020_2014_2015"])
def test_every_country_in_cordis_is_known(name: str) -> None:
    codes = {row["country"] for row in rows(f"cordis/{name}/organization.csv", delimiter=";")}

    assert {code for code in codes if iso_from_source(code) is None} == set()
