"""Regions: the vocabulary's own, what Eurostat says beside them by import, what stands there, and which are alike."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.dialogue import actions
from entente.dialogue.actions import CannotKeep
from entente.dialogue.imports import brought
from entente.dialogue.models import Interregional, RegionFacts, RegionItem
from entente.dialogue.queries.regions import matched
from entente.members.models import Organisation
from entente.projects.imports.refusals import CannotImport
from entente.record.models import Entry
from entente.vocabulary.models import Expertise, Region
from tests.factories import dialogue as make
from tests.factories.members import member
from tests.factories.people import person
from tests.shared import shared

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 28, tzinfo=UTC)
COLUMNS = ["nuts_id", "level", "country", "name_latin", "name_native", "mount_type", "urban_type", "coast_type"]
cells = st.one_of(st.sampled_from(("FRH0", "DEA5", "XX1", "2", "FR", "EL", "", "Bretagne", "9", "\x00")), st.text(max_size=8))


def read(text: str | bytes, *, dry: bool = False):
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return brought([content], "regions.csv", by=person(), at=AT, is_dry_run=dry)


def table(rows) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *rows])
    return out.getvalue()


def test_the_whole_file_of_eurostat_comes_in_and_again_changes_nothing(capsys):
    path = shared("nuts_2021.csv")

    results = []
    for more in (["--dry-run"], [], []):
        call_command("import", "regions", str(path), "--json", *more)
        results.append(json.loads(capsys.readouterr().out))

    assert [(one["rows"], one["created"], one["changed"], one["unchanged"], one["rejected"]) for one in results] == [
        (2010, 2010, 0, 0, 0),
        (2010, 2010, 0, 0, 0),
        (2010, 0, 0, 2010, 0),
    ]
    assert RegionFacts.objects.count() == 2010
    assert Entry.objects.filter(verb="dialogue.regions_imported").count() == 1


def test_each_row_that_is_left_out_says_why():
    rows = [
        ["FRH0", "2", "FR", "Bretagne", "Bretagne", "4", "0", "1"],
        ["FRH0", "2", "FR", "Bretagne", "Bretagne", "4", "0", "1"],
        ["XX1", "1", "XX", "Nowhere", "Nowhere", "", "", ""],
        ["DEA5", "3", "DE", "Arnsberg", "Arnsberg", "", "", ""],
        ["DEA4", "2", "FR", "Detmold", "Detmold", "", "", ""],
        ["DEA3", "2", "DE", "Münster", "Münster", "hilly", "", ""],
    ]
    result, left = read(table(rows))

    assert (result["created"], result["rejected"], result["repeated"]) == (1, 4, 1)
    words = ("earlier in this file", "no region of NUTS 2021", "of level 2", "not in that country", "is no type")
    assert [one.line for one in left] == [3, 4, 5, 6, 7]
    assert all(word in one.reason for word, one in zip(words, left, strict=True))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, min_size=1, max_size=9), max_size=6))
def test_any_table_is_taken_or_refused_row_by_row_and_nothing_is_half_written(rows):
    RegionFacts.objects.all().delete()
    result, left = read(table(rows))

    assert result["created"] == RegionFacts.objects.count()
    assert result["rows"] == result["created"] + len(left) == result["created"] + result["rejected"] + result["repeated"]
    assert all(one.reason for one in left)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_bytes_that_are_no_table_are_refused_in_a_sentence(content):
    with pytest.raises(CannotImport, match=r"\w+"):
        read(content)
    assert not RegionFacts.objects.exists()


def test_the_page_says_what_would_come_and_writes_nothing(office, signed_in):
    text = table([["FRH0", "2", "FR", "Bretagne", "Bretagne", "4", "0", "1"], ["XX1", "", "", "", "N", "", "", ""]])
    file = SimpleUploadedFile("regions.csv", text.encode())
    page = signed_in(office).post("/dialogue/regions/import/", {"file": file, "is_dry_run": "on"}).content.decode()

    assert "XX1 is no region of NUTS 2021" in page
    assert "Nothing has been written" in page
    assert not RegionFacts.objects.exists()


def test_what_is_real_has_a_source_and_two_regions_make_a_link():
    with pytest.raises(CannotKeep, match="nothing real is kept without its source"):
        make.item(address="")
    with pytest.raises(CannotKeep, match="two regions at least"):
        make.link(codes=("FRH0",))
    with pytest.raises(CannotKeep, match="what came of it"):
        make.link(state="done")
    assert not RegionItem.objects.exists()
    assert not Interregional.objects.exists()

    row = make.link()
    facts = actions.LinkFacts(
        "pilot", row.title, row.text, row.begins_on, list(row.regions.all()), state="done", came_of="A testbed stands"
    )
    with pytest.raises(CannotKeep, match="in a word why"):
        actions.put_link(facts, link=row, by=person(), at=AT)
    assert actions.put_link(facts, link=row, because="It is over", by=person(), at=AT).state == "done"


def in_region(code: str, *domains: str) -> Organisation:
    one = member(country={"EL": "GR"}.get(code[:2], code[:2]))
    one.region = Region.objects.get(pk=code)
    one.save()
    one.expertise.set(domains)
    return one


@pytest.mark.parametrize("count", [1, 3])
def test_regions_are_matched_by_what_their_members_are_good_at_with_reasons(django_assert_num_queries, count):
    first, second = Expertise.objects.filter(parent=None).order_by("position").values_list("code", flat=True)[:2]
    in_region("FRH03", first, second)
    for _one in range(count):
        in_region("DEA5", first)
    in_region("ES11", second)

    region = make.region()
    with django_assert_num_queries(4):
        own, found = matched(region, date(2018, 9, 30))

    assert own.evidence == {"members": {first: 1, second: 1}}
    assert [(match.code, float(match.likeness), match.shared[0].domain) for match in found] == [("DEA5", 0.5, first), ("ES11", 0.5, second)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_many_regions_hold_something(client, django_assert_num_queries, count):
    for code in ("FRH0", "FRH01", "FRH02")[:count]:
        make.item(code)
    client.get("/dialogue/regions/")

    with django_assert_num_queries(4):
        page = client.get("/dialogue/regions/?country=FR&q=frh")

    assert page.content.decode().count('<td class="number">1</td>') == count
    assert len(page.content) < 40_000
