"""OSCAL in and out: refused where it is not whole, resolved as compliance-trestle resolves it, and lossless on the way round."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.certification.exports import oscal as out
from entente.certification.exports.component import Implemented, as_it_came, definition
from entente.certification.imports.catalogue_facts import CannotImportCatalogues
from entente.certification.imports.oscal_facts import read_oscal
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement
from entente.certification.oscal import CannotReadOscal, read
from entente.certification.oscal.catalog import nodes
from entente.certification.oscal.profile import CannotResolve, resolved
from tests.certification.test_catalogue_imports import assert_read_or_refused
from tests.factories.catalogues import BROUGHT, bring, catalogue, mapping, urn
from tests.shared import shared

pytestmark = pytest.mark.django_db

META = {"title": "Small", "last-modified": "2024-01-01T00:00:00Z", "version": "1", "oscal-version": "1.2.0"}
SMALL: dict[str, Any] = {
    "catalog": {
        "uuid": "11111111-1111-4111-8111-111111111111",
        "metadata": META,
        "groups": [
            {
                "id": "ac",
                "title": "Access",
                "controls": [
                    {
                        "id": "ac-1",
                        "title": "Policy",
                        "params": [{"id": "ac-1_p1", "label": "how often"}],
                        "parts": [{"id": "ac-1_smt", "name": "statement", "prose": "Review {{ insert: param, ac-1_p1 }}."}],
                        "controls": [{"id": "ac-1.1", "title": "Enhanced"}],
                    },
                    {"id": "ac-2", "title": "Accounts", "props": [{"name": "status", "value": "withdrawn"}]},
                ],
            }
        ],
    }
}
PROFILE: dict[str, Any] = {
    "profile": {
        "uuid": "22222222-2222-4222-8222-222222222222",
        "metadata": META | {"title": "Baseline"},
        "imports": [{"href": "small.json", "include-controls": [{"with-ids": ["ac-1"], "with-child-controls": "yes"}]}],
        "merge": {"as-is": True},
        "modify": {
            "set-parameters": [{"param-id": "ac-1_p1", "values": ["yearly"]}],
            "alters": [{"control-id": "ac-1", "adds": [{"position": "starting", "props": [{"name": "priority", "value": "P1"}]}]}],
        },
    }
}


def packed(document: dict[str, Any]) -> bytes:
    return json.dumps(document).encode()


def changed(document: dict[str, Any], *path: Any, to: Any) -> bytes:
    """With one value replaced, or taken out where there is none to put in."""
    copied = copy.deepcopy(document)
    place = copied
    for key in path[:-1]:
        place = place[key]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return packed(copied)


CONTROL = ("catalog", "groups", 0, "controls", 0)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<catalog/>", "This is not JSON"),
        (b"[]", "This is none of catalog, profile"),
        (changed(SMALL, "catalog", "uuid", to=None), "uuid, metadata: is missing"),
        (changed(SMALL, "catalog", "metadata", "version", to=None), "metadata/version: is missing"),
        (changed(SMALL, *CONTROL, "title", to=None), "ac-1: has no title"),
        (changed(SMALL, *CONTROL, "id", to="ac-2"), "ac-2: is used for 2 things"),
        (changed(SMALL, *CONTROL, "params", to=None), "asks for the parameter ac-1_p1, which is not there"),
        (changed(SMALL, *CONTROL, "parts", 0, "name", to=None), "has a part without name"),
        (changed(SMALL, "catalog", "groups", to=[]), "holds neither groups nor controls"),
        (changed(PROFILE, "profile", "imports", to=None), "imports: is missing"),
        (changed(PROFILE, "profile", "imports", 0, "href", to="#nowhere"), "refers to nowhere, which is not in this document"),
    ],
)
def test_what_is_not_whole_is_refused_in_words(content, why):
    with pytest.raises(CannotReadOscal, match=why):
        read(content)


def test_a_link_that_leads_out_of_the_document_is_told_and_does_not_stop_it():
    found = read(changed(SMALL, *CONTROL, "links", to=[{"href": "#pm-9", "rel": "related"}]))

    assert [(one.where, one.is_fatal) for one in found.findings] == [("ac-1", False)]


def test_a_catalogue_is_a_tree_of_groups_controls_and_statements():
    bring(read_oscal([("small.json", packed(SMALL))]), with_texts=True)

    rows = Requirement.objects.order_by("position").values_list("reference", "kind", "depth", "parent__reference", "is_assessable")
    assert list(rows) == [
        ("ac", "group", 1, None, False),
        ("AC-1", "control", 2, "ac", True),
        ("ac-1_smt", "statement", 3, "AC-1", False),
        ("AC-1.1", "control", 3, "AC-1", True),
        ("AC-2", "control", 2, "ac", False),
    ]


def test_a_profile_selects_changes_and_says_where_its_controls_come_from():
    bring(read_oscal([("small.json", packed(SMALL)), ("base.json", packed(PROFILE))]), with_texts=True)

    made = Catalogue.objects.get(name="Baseline")
    assert list(made.requirements.filter(kind="control").values_list("reference", flat=True)) == ["AC-1", "AC-1.1"]
    assert MappingRow.objects.filter(relation="equal").count() == 2
    body = out.catalog(made)["catalog"]["groups"][0]["controls"][0]
    assert body["params"][0]["values"] == ["yearly"]
    assert body["props"] == [{"name": "priority", "value": "P1"}]
    assert out.profile(made) == PROFILE


def test_a_profile_without_its_catalogue_is_refused():
    with pytest.raises(CannotImportCatalogues, match=r"selects from small.json .* which is not here"):
        read_oscal([("base.json", packed(PROFILE))])


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({"include-all": {}}, ["ac-1", "ac-1.1", "ac-2"]),
        ({"include-controls": [{"matching": [{"pattern": "ac-?"}]}]}, ["ac-1", "ac-2"]),
        ({"include-all": {}, "exclude-controls": [{"with-ids": ["ac-1"]}]}, ["ac-1.1", "ac-2"]),
        ({"include-controls": [{"with-ids": ["ac-1"]}]}, ["ac-1"]),
    ],
)
@pytest.mark.parametrize("merge", [{"as-is": True}, {"flat": {}}])
def test_selections(selection, expected, merge):
    profile = PROFILE["profile"] | {"imports": [{"href": "small.json", **selection}], "merge": merge, "modify": {}}

    found = resolved(profile, lambda href, names: SMALL["catalog"])

    assert sorted(node.body["id"] for node in nodes(found) if node.is_control) == expected
    assert SMALL["catalog"]["groups"][0]["controls"][0]["params"] == [{"id": "ac-1_p1", "label": "how often"}]


def test_a_profile_cannot_be_resolved_from_nothing():
    with pytest.raises(CannotResolve):
        resolved(PROFILE["profile"], lambda href, names: None)


def collection(relationship: str, sources: list[str], targets: list[str]) -> bytes:
    ends = [[{"type": "control", "id-ref": name} for name in names] for names in (sources, targets)]
    row = {"uuid": "44444444-4444-4444-8444-444444444444", "relationship": relationship, "sources": ends[0], "targets": ends[1]}
    resources = {f"{side}-resource": {"type": "catalog", "href": urn(name)} for side, name in (("source", "one"), ("target", "two"))}
    one = {"uuid": "55555555-5555-4555-8555-555555555555", **resources, "maps": [row]}
    return packed({"mapping-collection": {"uuid": "33333333-3333-4333-8333-333333333333", "metadata": META, "mappings": [one]}})


@pytest.mark.parametrize(
    ("relationship", "sources", "targets", "expected"),
    [
        ("equivalent-to", ["r_1"], ["r_1"], ["equal"]),
        ("superset-of", ["r_1"], ["r_1", "r_2"], ["superset", "superset"]),
        ("superset-of", ["r_1", "r_2"], ["r_1"], ["intersects", "intersects"]),
        ("subset-of", ["r_1", "r_2"], ["r_1"], ["subset", "subset"]),
        ("subset-of", ["r_1"], ["r_1", "r_2"], ["intersects", "intersects"]),
        ("equal-to", ["r_1"], ["r_1", "r_2"], ["superset", "superset"]),
        ("equal-to", ["r_1", "r_2"], ["r_1"], ["subset", "subset"]),
        ("no-relationship", ["r_1"], ["r_1", "r_2"], ["not_related", "not_related"]),
    ],
)
def test_what_is_said_of_several_together_is_said_of_each_only_as_far_as_it_follows(relationship, sources, targets, expected):
    catalogue("one")
    catalogue("two")

    bring(read_oscal([("map.json", collection(relationship, sources, targets))]))

    assert list(MappingRow.objects.order_by("pk").values_list("relation", flat=True)) == expected


def test_a_mapping_of_an_unknown_catalogue_is_refused_and_can_be_told_which():
    catalogue("one")
    catalogue("other")
    content = collection("equal-to", ["r_1"], ["r_2"])

    with pytest.raises(CannotImportCatalogues, match=r"names urn:test:framework:two, which is no catalogue here"):
        read_oscal([("map.json", content)])

    bring(read_oscal([("map.json", content)], {urn("two"): "other"}))
    assert MappingRow.objects.get().target.urn == urn("other", "2")


def test_a_component_claims_what_nobody_has_reviewed():
    catalogue("one")
    requirement = {"uuid": "77777777-7777-4777-8777-777777777777", "control-id": "r_1", "description": "Does it."}
    implementation = {
        "uuid": "88888888-8888-4888-8888-888888888888",
        "source": urn("one"),
        "description": "How",
        "implemented-requirements": [requirement],
    }
    component = {
        **{"uuid": "66666666-6666-4666-8666-666666666666", "type": "software", "title": "Box", "description": "A box"},
        "control-implementations": [implementation],
    }
    claimed = {"uuid": "99999999-9999-4999-8999-999999999999", "metadata": META, "components": [component]}

    bring(read_oscal([("box.json", packed({"component-definition": claimed}))]), with_texts=True)

    row = MappingRow.objects.get()
    assert as_it_came(row.source.catalogue) == {"component-definition": claimed}
    assert (row.source.reference, row.relation, row.target.urn, row.state) == ("Box r_1", "superset", urn("one", "1"), "proposed")


def test_our_catalogue_comes_back_as_it_went():
    made = catalogue("one", ["1!", "1/1.1", "1/1.2", "2 b"], provider="Issuer", locale="fr", licence="free")
    before = list(Requirement.objects.order_by("pk").values())

    done = bring(read_oscal([("one.json", packed(out.catalog(made)))]), with_texts=True)

    assert not any((*done.created.values(), *done.changed.values()))
    assert list(Requirement.objects.order_by("pk").values()) == before


def test_our_mapping_comes_back_as_it_went():
    catalogue("one")
    catalogue("two")
    made = mapping("one", "two", ("1", "superset", "2"), ("2", "intersects", "3"), ("3", "not_related", "1"))
    content = packed(out.mapping_collection(made))
    before = list(made.rows.order_by("pk").values_list("source", "relation", "target"))

    bring(read_oscal([("map.json", content)]))

    again = MappingSet.objects.exclude(pk=made.pk).get()
    assert list(again.rows.order_by("pk").values_list("source", "relation", "target")) == before


@pytest.mark.parametrize("name", ["nist_800-53_rev4_catalog", "nist_800-53_rev5_moderate_catalog"])
def test_official_catalogues_come_back_to_the_letter(name):
    content = shared(f"oscal/{name}.json").read_bytes()

    bring(read_oscal([(f"{name}.json", content)]), with_texts=True)

    assert out.catalog(Catalogue.objects.get()) == json.loads(content)


@pytest.mark.parametrize("name", ["mapping_collection_pci", "mapping_collection_soc2"])
def test_mapping_collections_come_back_to_the_letter(name):
    content = shared(f"oscal/{name}.json").read_bytes()
    catalogue("source")
    bring(read_oscal([("rev5.json", shared("oscal/nist_800-53_rev5_moderate_catalog.json").read_bytes())]))
    rev5 = Catalogue.objects.get(name__startswith="NIST").slug
    one = json.loads(content)["mapping-collection"]["mappings"][0]
    resources = {one["source-resource"]["href"]: "source", one["target-resource"]["href"]: rev5}

    done = bring(read_oscal([(f"{name}.json", content)], resources))

    assert done.counts["dangling"] > 0  # the source's controls are not ours to have
    assert out.mapping_collection(MappingSet.objects.get()) == json.loads(content)


def test_the_resolved_profile_equals_trestles(tmp_path):
    trestle = pytest.importorskip("trestle.core.profile_resolver", reason="compliance-trestle is not installed")
    catalog, profile = (shared(f"oscal/nist_800-53_rev4_{name}.json") for name in ("catalog", "moderate_profile"))
    place = tmp_path / "profiles" / "moderate"
    place.mkdir(parents=True)
    (tmp_path / ".trestle").mkdir()
    (tmp_path / "catalogs" / "nist").mkdir(parents=True)
    shutil.copy(catalog, tmp_path / "catalogs" / "nist" / "catalog.json")
    body = json.loads(profile.read_text())
    body["profile"]["imports"][0]["href"] = "trestle://catalogs/nist/catalog.json"
    (place / "profile.json").write_text(json.dumps(body))

    theirs = trestle.ProfileResolver.get_resolved_profile_catalog(tmp_path, place / "profile.json")
    ours = resolved(json.loads(profile.read_text())["profile"], lambda href, names: json.loads(catalog.read_text())["catalog"])

    found = json.loads(theirs.model_dump_json(exclude_none=True, by_alias=True))
    found = found.get("catalog", found)
    assert _controls(ours) == _controls(found)
    assert len(_controls(ours)) == 261


def _controls(catalog: dict[str, Any]) -> dict[str, Any]:
    """Each control without those inside it: its title, parameters, parts and properties, whatever their order."""
    return {node.body["id"]: _told(node.body) for node in nodes(catalog) if node.is_control}


def _told(control: dict[str, Any]) -> tuple[Any, ...]:
    props = sorted((one["name"], one["value"], one.get("class", "")) for one in control.get("props", []))
    parts = sorted(json.dumps(one, sort_keys=True) for one in control.get("parts", []))
    params = sorted(one["id"] for one in control.get("params", []))
    return control["title"], props, params, parts


@pytest.mark.parametrize("kind", ["catalog", "mapping", "profile", "component"])
def test_what_goes_out_is_what_trestle_reads(kind, tmp_path):
    pytest.importorskip("trestle", reason="compliance-trestle is not installed")
    from trestle.oscal.catalog import Catalog
    from trestle.oscal.component import ComponentDefinition
    from trestle.oscal.mapping import MappingCollection
    from trestle.oscal.profile import Profile

    one = catalogue("one", ["1!", "1/1.1", "1/1.2", "2"], provider="Issuer", licence="free")
    catalogue("two")
    made = mapping("one", "two", ("1.1", "superset", "2"), ("2", "intersects", "3"))
    met = [Implemented(row, "Held.") for row in one.requirements.all()]
    body, model = {
        "catalog": (out.catalog(one), Catalog),
        "mapping": (out.mapping_collection(made), MappingCollection),
        "component": (definition("Box", "ISO", met, BROUGHT), ComponentDefinition),
        "profile": (out.remaining([one], one.requirements.all(), "What remains", BROUGHT), Profile),
    }[kind]
    path = tmp_path / "out.json"
    path.write_bytes(packed(body))

    assert model.oscal_read(Path(path)) is not None


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "title", "uuid", "parts", "name", "href", "maps"]), inner)
    ),
    max_leaves=20,
)
BODIES = {
    "catalog": ["groups", "controls"],
    "mapping-collection": ["mappings"],
    "profile": ["imports", "modify"],
    "component-definition": ["components"],
}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(content):
    assert_read_or_refused(lambda: read(content))


@given(st.data(), st.sampled_from(sorted(BODIES)))
def test_any_json_under_a_known_name_is_read_or_refused_in_words(data, kind):
    body = {"uuid": "1", "metadata": META} | {name: data.draw(json_like) for name in BODIES[kind]}

    assert_read_or_refused(lambda: read_oscal([("any.json", packed({kind: body}))]))
