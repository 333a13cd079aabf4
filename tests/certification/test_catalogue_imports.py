"""Catalogues and mappings from files: told line by line, nothing half-written, a second time nothing changes."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.certification.catalogue_choices import RelationKind, RowState
from entente.certification.imports.catalogue_facts import CannotImportCatalogues
from entente.certification.imports.library import read_library
from entente.certification.imports.three_files import read_folder
from entente.certification.models import Catalogue, Edition, MappingRow, MappingSet, Requirement
from entente.certification.oscal import CannotReadOscal
from entente.files.exports import xlsx
from entente.record.models import Entry
from tests.factories.catalogues import bring, catalogue, mapping, row, urn
from tests.factories.people import person

pytestmark = pytest.mark.django_db

FRAMEWORKS = "framework_urn,ref_id,name,provider,locale,version\nurn:a,A,First,Issuer,en,1\nurn:b,B,Second,,fr,\n"
REQUIREMENTS = (
    "framework_urn,requirement_urn,ref_id,parent_urn,depth,assessable\n"
    "urn:a,urn:a:1,1,,1,0\nurn:a,urn:a:1.1,1.1,urn:a:1,2,1\nurn:b,urn:b:1,1,,1,1\nurn:b,urn:b:2,2,,1,1\n"
)
HEADER = "source_framework,target_framework,source_requirement,target_requirement,relationship,rationale,strength\n"
MAPPINGS = HEADER + (
    "urn:a,urn:b,urn:a:1.1,urn:b:1,intersect,semantic,5\n"
    "urn:a,urn:b,urn:a:1.1,urn:b:1,intersect,functional,\n"
    "urn:a,urn:b,urn:a:1.1,urn:b:2,superset,,90\n"
    "urn:a,urn:b,urn:a:1.1,urn:b:2,intersect,,\n"
    "urn:a,urn:b,urn:a:9,urn:b:2,equal,,\n"
    "urn:a,urn:c,urn:a:1.1,urn:c:1,equal,,\n"
    "urn:a,urn:c,urn:a:1.1,urn:c:1,equal,,\n"
    "urn:a,urn:b,urn:a:1,urn:b:1,resembles,,\n"
)


def assert_read_or_refused(read: Callable[[], object]) -> None:
    """Any other exception fails the test."""
    try:
        found: object = read()
    except (CannotImportCatalogues, CannotReadOscal) as why:
        found = str(why)
    assert found


def folder(place: Path, frameworks: str = FRAMEWORKS, requirements: str = REQUIREMENTS, mappings: str = MAPPINGS) -> Path:
    for name, text in (("frameworks", frameworks), ("requirements", requirements), ("mappings", mappings)):
        (place / f"{name}.csv.gz").write_bytes(gzip.compress(text.encode()))
    return place


def test_rows_are_merged_refused_or_kept_each_with_its_line(tmp_path):
    done = bring(read_folder(folder(tmp_path)))

    assert done.counts | {"created": None, "changed": None} == {
        **{"frameworks": 2, "requirements": 4, "mappings": 2, "dangling": 3, "merged": 2, "conflicts": 1},
        **{"strength_unknown": 1, "unreadable": 1, "created": None, "changed": None},
    }
    assert [(one.line, one.kind) for one in done.problems] == [
        *[(3, "merged"), (4, "strength"), (5, "conflict"), (6, "dangling"), (9, "unreadable"), (7, "dangling"), (8, "merged")],
        (8, "dangling"),
    ]
    one, two = row("1.1", "1"), row("1.1", "2")
    assert (one.relation, one.rationale, one.strength, one.state) == (RelationKind.INTERSECTS, "semantic\nfunctional", 5, RowState.PROPOSED)
    assert (two.relation, two.also, two.strength, two.state) == (RelationKind.SUPERSET, RelationKind.INTERSECTS, None, RowState.CONFLICT)
    assert not MappingSet.objects.filter(target__urn="urn:c").exists()


def test_the_tree_stands_as_in_the_file(tmp_path):
    bring(read_folder(folder(tmp_path)))

    found = Requirement.objects.get(urn="urn:a:1.1")
    assert (found.parent.urn, found.depth, found.position, found.is_assessable) == ("urn:a:1", 2, 1, True)
    assert (found.catalogue.requirement_count, found.catalogue.assessable_count) == (2, 1)


def test_a_dry_run_counts_the_same_and_writes_nothing(tmp_path):
    entries = Entry.objects.count()

    dry = bring(read_folder(folder(tmp_path)), is_dry_run=True)

    assert dry.counts["mappings"] == 2
    assert (Catalogue.objects.count(), MappingRow.objects.count(), Edition.objects.count(), Entry.objects.count()) == (0, 0, 0, entries)
    assert dry.counts == bring(read_folder(folder(tmp_path))).counts


def test_the_same_files_again_change_nothing(tmp_path):
    bring(read_folder(folder(tmp_path)))
    before = (Entry.objects.count(), Edition.objects.count(), list(MappingRow.objects.values()), list(Requirement.objects.values()))

    again = bring(read_folder(folder(tmp_path)))

    assert not any((*again.created.values(), *again.changed.values()))
    assert (Entry.objects.count(), Edition.objects.count(), list(MappingRow.objects.values()), list(Requirement.objects.values())) == before


def test_what_differs_is_changed_and_what_is_gone_is_told(tmp_path):
    bring(read_folder(folder(tmp_path)))

    changed = REQUIREMENTS.replace("urn:b:1,1,,1,1", "urn:b:1,One,,1,0").replace("urn:b,urn:b:2,2,,1,1\n", "")
    done = bring(read_folder(folder(tmp_path, requirements=changed, mappings=HEADER)))

    assert (done.changed["requirements"], done.created["requirements"]) == (1, 0)
    assert [(one.kind, one.subject) for one in done.problems] == [("missing", "urn:b:2")]
    assert Requirement.objects.filter(urn="urn:b:2").exists()


def test_what_was_reviewed_here_is_not_overwritten(office):
    from entente.certification.actions.mappings import review_row
    from tests.factories.catalogues import BROUGHT

    catalogue("a")
    catalogue("b")
    mapping("a", "b", ("1", "superset", "2"))
    review_row(row("1", "2"), accept=True, by=office.person, at=BROUGHT)

    mapping("a", "b", ("1", "intersects", "2"))

    assert (row("1", "2").relation, row("1", "2").state) == (RelationKind.SUPERSET, RowState.REVIEWED)


def test_whoever_brings_a_file_is_the_author_of_its_rows():
    catalogue("a")
    catalogue("b")
    somebody = person()
    mapping("a", "b", ("1", "equal", "1"), by=somebody)

    assert row("1", "1").author == somebody


def test_texts_are_kept_only_where_they_may_be_shown():
    catalogue("closed", with_texts=False)
    catalogue("open", with_texts=True)

    assert not Requirement.objects.filter(catalogue__urn=urn("closed")).exclude(title="", text="").exists()
    assert Requirement.objects.get(urn=urn("open", "1")).text == "Do what 1 says."


def test_a_workbook_is_read_like_a_csv(tmp_path):
    lines = [line.split(",") for line in REQUIREMENTS.splitlines()]
    folder(tmp_path)
    (tmp_path / "requirements.csv.gz").unlink()
    (tmp_path / "requirements.xlsx").write_bytes(xlsx(lines[0], lines[1:]))

    assert bring(read_folder(tmp_path)).counts["requirements"] == 4


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"frameworks": "name\nFirst\n"}, "frameworks.csv.gz has no column framework_urn, ref_id."),
        ({"requirements": ""}, "requirements.csv.gz cannot be read: The file is empty."),
        ({"mappings": 'a,b\n"1,2\n'}, "mappings.csv.gz"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(tmp_path, change, why):
    with pytest.raises(CannotImportCatalogues, match=why.replace("(", r"\(")):
        read_folder(folder(tmp_path, **change))


def test_a_folder_without_the_files_is_refused(tmp_path):
    with pytest.raises(CannotImportCatalogues, match=r"holds no frameworks.csv, requirements.csv"):
        read_folder(tmp_path)


def test_a_requirement_without_its_parent_is_left_out(tmp_path):
    text = REQUIREMENTS + "urn:b,urn:b:3,3,urn:a:1,2,1\nurn:b,urn:b:1,again,,1,1\nurn:z,urn:z:1,1,,1,1\n"

    facts = read_folder(folder(tmp_path, requirements=text))

    assert [(one.line, one.kind) for one in facts.problems] == [(6, "rejected"), (7, "rejected"), (8, "rejected")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.binary(max_size=400), st.sampled_from(["frameworks", "requirements", "mappings"]), st.sampled_from([".csv", ".csv.gz", ".xlsx"]))
def test_any_bytes_are_read_or_refused_in_words(tmp_path, content, name, ending):
    folder(tmp_path)
    (tmp_path / f"{name}.csv.gz").unlink(missing_ok=True)
    for old in (".csv", ".csv.gz", ".xlsx"):
        (tmp_path / f"{name}{old}").unlink(missing_ok=True)
    (tmp_path / f"{name}{ending}").write_bytes(content)

    assert_read_or_refused(lambda: read_folder(tmp_path))


LIBRARY = b"""
urn: urn:x:library:one
locale: en
version: 3
provider: Somebody
copyright: free
objects:
  framework:
    urn: urn:x:framework:one
    ref_id: ONE
    name: The first
    requirement_nodes:
    - {urn: 'urn:x:req:1', ref_id: '1', assessable: false, name: Chapter}
    - {urn: 'urn:x:req:1.1', parent_urn: 'urn:x:req:1', ref_id: 1.1, assessable: true, description: Words}
    - {urn: 'urn:x:req:2', parent_urn: 'urn:x:req:none', assessable: true}
  requirement_mapping_set:
    urn: urn:x:map
    name: One to two
    source_framework_urn: urn:x:framework:one
    target_framework_urn: urn:test:framework:two
    requirement_mappings:
    - source_requirement_urn: urn:x:req:1.1
      target_requirement_urn: urn:test:req:two:1
      relationship: intersect
      strength_of_relationship: 7
"""


def test_a_library_brings_its_framework_and_its_mapping():
    catalogue("two")

    done = bring(read_library([("one.yaml", LIBRARY)]), with_texts=True)

    assert (done.counts["frameworks"], done.counts["requirements"], done.counts["mappings"]) == (1, 2, 1)
    assert [one.kind for one in done.problems] == ["rejected"]
    found = Catalogue.objects.get(urn="urn:x:framework:one")
    assert (found.reference, found.provider, found.version, found.licence) == ("ONE", "Somebody", "3", "free")
    assert Requirement.objects.get(urn="urn:x:req:1.1").text == "Words"
    assert MappingRow.objects.get().strength == 7


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: b"objects:\n  framework: " + text.encode("utf-8", "replace")))
)
def test_any_yaml_is_read_or_refused_in_words(content):
    assert_read_or_refused(lambda: read_library([("any.yaml", content)]))


def test_a_library_with_tags_of_a_language_is_refused():
    with pytest.raises(CannotImportCatalogues, match="is not YAML that can be read"):
        read_library([("bad.yaml", b"objects: !!python/object/apply:os.system ['true']")])
