"""Files of courses and profiles: whatever they hold, they are read or refused in words; nothing is half-written; twice is once."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.cli.base import Refused
from entente.record.models import Entry
from entente.skills import actions
from entente.skills.imports import CannotRead, import_courses, import_profiles
from entente.skills.imports.course_rows import COLUMNS
from entente.skills.models import Course, Coverage, Requirement
from tests.factories.members import member
from tests.factories.skills import AT, TESTER, office

pytestmark = pytest.mark.django_db
GOOD = {"title": "Testing", "provider": "Harbour School", "country": "France", "level": "MSc", "language": "English; fr", "ects": "60",
        "cost from": "1.000,50", "cost to": "2000,5", "begins": "2018-10-01", "role": "ECSF12:4; ECSF02",
        "places": "20", "mode": "hybrid"}  # fmt: skip
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def table(path, *rows):
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path, **said):
    return import_courses(path, path.name, **{"by": None, "at": AT, **said})


def test_a_good_line_becomes_a_course_that_waits_and_the_same_file_changes_nothing(tmp_path):
    one = member("Harbour School")
    path = table(tmp_path / "courses.csv", GOOD, {**GOOD, "title": "", "country": "Atlantis"})

    dry, first, again = read(path, is_dry_run=True), read(path), read(path)

    assert [(each.created, each.changed, each.unchanged) for each in (dry, first, again)] == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]
    assert {(one.line, one.column) for one in first.problems} == {(3, "title"), (3, "country")}
    row = Course.objects.get()
    assert (row.level, row.form, row.languages, row.provider, row.state) == ("master", "blended", "|en|fr|", one, "proposed")
    assert (str(row.cost_low), str(row.cost_high), row.places, row.graduates) == ("1000.50", "2000.50", 20, None)
    assert set(Coverage.objects.values_list("kind", "code", "depth")) == {("role", "ECSF12", 4), ("role", "ECSF02", 2)}
    assert Entry.objects.filter(verb="skills.courses_imported").count() == 1


def test_one_look_publishes_a_file_and_its_change_waits_again(tmp_path):
    by = office()
    read(table(tmp_path / "one.csv", GOOD), by=by)
    batch = Course.objects.get().batch
    with pytest.raises(actions.CannotReview, match="brought this file yourself"):
        actions.publish_batch(batch, by=by, at=AT)

    assert actions.publish_batch(batch, by=office(), at=AT) == 1
    changed = read(table(tmp_path / "two.csv", {**GOOD, "ects": "90"}))

    assert (changed.changed, Course.objects.get().state, str(Course.objects.get().ects)) == (1, "proposed", "90.0")


def test_a_course_of_schema_org_is_read_with_its_instance_and_offer(tmp_path):
    course = {
        "@type": "Course",
        "name": "Testing",
        "provider": {"@type": "Organization", "name": "Harbour School", "address": {"addressCountry": "FR"}},
        "educationalLevel": "Professional",
        "inLanguage": ["en"],
        "hasCourseInstance": [{"courseMode": "Online", "startDate": "2018-11-05", "courseWorkload": "P3DT2H"}],
        "offers": {"price": 300, "priceCurrency": "EUR"},
        "teaches": {"@type": "DefinedTerm", "inDefinedTermSet": "role", "termCode": "ECSF12:3"},
    }
    path = tmp_path / "courses.jsonld"
    path.write_text(json.dumps({"@context": "https://schema.org", "@graph": [course]}))

    found = read(path)

    row = Course.objects.get()
    assert (found.created, list(found.problems)) == (1, [])
    assert (row.form, str(row.hours), str(row.cost_high), row.begins_on.isoformat()) == ("online", "26.0", "300.00", "2018-11-05")
    assert row.covers.get().depth == 3


words = st.text(max_size=12) | st.sampled_from(
    ["FR", "master", "ECSF12:3", "ECSF12:9", "2018-01-01", "1e999", "=1+1", "1.000", "-3", "NaN"]
)
table_rows = st.lists(st.dictionaries(st.sampled_from(sorted(COLUMNS)), words, max_size=9), max_size=4)


@given(table_rows)
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_any_table_is_read_whole_or_refused_in_words(tmp_path, rows):
    path = table(tmp_path / "any.csv", *rows)
    _never_half_written(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "name", "provider", "offers", "price"]), inner, max_size=4)
    ),
    max_leaves=8,
)
json_courses = st.dictionaries(
    st.sampled_from(
        ["name", "provider", "inLanguage", "educationalLevel", "hasCourseInstance", "offers", "numberOfCredits", "teaches", "url"]
    ),
    json_values,
).map(lambda facts: {**facts, "@type": "Course"})


@given(json_values | json_courses | st.lists(json_courses, max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_any_json_is_read_whole_or_refused_in_words(tmp_path, value):
    path = tmp_path / "any.json"
    path.write_text(json.dumps(value))
    _never_half_written(path)


@given(st.binary(max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
def test_any_bytes_are_refused_in_words(tmp_path, raw):
    path = tmp_path / "any.csv"
    path.write_bytes(raw)
    _never_half_written(path)


def _never_half_written(path):
    Course.objects.all().delete()
    try:
        found = read(path)
    except CannotRead as refusal:
        said = str(refusal).strip()
        assert said
        assert not Course.objects.exists()
        return
    assert found.created == Course.objects.count()
    assert found.created + len({one.line for one in found.problems}) == found.rows
    again = read(path)
    assert (again.created, again.changed, again.unchanged) == (0, 0, found.created)


PROFILE = {
    "role": TESTER,
    "kind": "skill",
    "code": "S1",
    "text": "Writes reports",
    "level": "e-3",
    "source": "Own",
    "source_on": "2018-01-01",
}


def test_profiles_come_in_once_and_each_wrong_line_is_told(tmp_path):
    wrong = [{**PROFILE, "role": "X"}, {**PROFILE, "level": "6"}, {**PROFILE, "kind": "expertise"}, {**PROFILE, "text": ""}, PROFILE]
    path = table(tmp_path / "profiles.csv", PROFILE, {**PROFILE, "kind": "task", "code": "T1", "level": ""}, *wrong)

    first, again = (import_profiles(path, path.name, by=None, at=AT) for _ in range(2))

    assert (first.created, again.unchanged, [one.line for one in first.problems]) == (2, 2, [4, 5, 6, 7, 8])
    assert set(Requirement.objects.values_list("kind", "level")) == {("skill", 3), ("task", None)}


def test_the_commands_import_and_tell_the_gap(tmp_path):
    member()
    path, out = table(tmp_path / "courses.csv", GOOD), io.StringIO()

    call_command("import", "courses", str(path), json=True, stdout=out)
    actions.publish_batch(Course.objects.get().batch, by=office(), at=AT)
    told = io.StringIO()
    call_command("gap", role="penetration tester", json=True, stdout=told)

    assert json.loads(out.getvalue())["created"] == 1
    found = json.loads(told.getvalue())
    assert (found["role"], found["demand"], found["why"], found["supply"]) == (TESTER, None, "not_collected", [0, 20])
    with pytest.raises(Refused, match="There is no role profile"):
        call_command("gap", role="wizard")
