"""Files of advisories: what is new, what changed, what stays; merging keeps every source and the strictest marking."""

import json
import time
import tracemalloc

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from entente.engine.marking import Marking
from entente.people.models import Person
from entente.record.models import Entry
from entente.watch.imports.run import AdvisoryImport, CannotImport
from entente.watch.models import Advisory, Affected, Circle, Revision
from tests.factories.members import delegate, member
from tests.factories.watch import circle, office
from tests.laws.test_advisories import FORMATS, shapes
from tests.shared import shared
from tests.watch.samples import CSAF, EUVD, KEV, MISP, STIX, csaf, kev

pytestmark = pytest.mark.django_db


def bring(*contents: bytes, by: Person | None = None, to: Circle | None = None, dry: bool = False) -> dict[str, object]:
    files = [(f"file-{number}", content) for number, content in enumerate(contents)]
    return AdvisoryImport(files, by, timezone.now(), circle=to, is_dry_run=dry).run()


def counts(result: dict[str, object]) -> tuple[object, ...]:
    return tuple(result[name] for name in ("created", "changed", "unchanged", "rejected"))


@pytest.mark.parametrize("content", [KEV, CSAF, EUVD, STIX, MISP])
def test_every_format_comes_in_once_and_the_same_again_changes_nothing(content):
    assert counts(bring(content)) == (1, 0, 0, 0)
    assert counts(bring(content)) == (0, 0, 1, 0)

    row = Advisory.objects.get()
    assert (row.cve, row.revision) == ("CVE-1900-10001", 1)
    assert Entry.objects.filter(verb="watch.imported").count() == 1


def test_what_its_source_says_anew_changes_it_and_keeps_what_it_said():
    bring(kev(name="Old name"))

    assert counts(bring(kev(name="New name"))) == (0, 1, 0, 0)

    row = Advisory.objects.get()
    assert (row.title, row.revision) == ("New name", 2)
    assert [one.said["title"] for one in row.revisions.order_by("number")] == ["Old name", "New name"]


def test_another_source_of_the_same_cve_joins_it_and_fills_what_was_empty():
    bring(KEV)

    assert counts(bring(EUVD)) == (0, 1, 0, 0)

    row = Advisory.objects.get()
    assert (row.title, str(row.score), row.score_origin) == ("Lantern gateway: empty password", "9.8", "declared")
    assert {one.kind for one in row.sources.all()} == {"kev", "euvd"}


def test_of_the_same_recipients_the_strictest_marking_is_kept():
    to = circle()
    bring(csaf(label="AMBER", tracking="A-1"), to=to)
    bring(csaf(label="AMBER", tracking="A-2", strict=True), to=to)

    row = Advisory.objects.get()
    assert (row.marking, row.sources.count()) == ("AMBER+STRICT", 2)

    bring(csaf(label="AMBER", tracking="A-3"), to=to)
    row.refresh_from_db()
    assert (row.marking, row.sources.count()) == ("AMBER+STRICT", 3)


def test_a_stricter_word_about_a_public_cve_stays_apart_so_that_nothing_is_missed_by_the_public():
    bring(KEV)
    bring(csaf(label="AMBER"), to=circle())

    public, shared_ = Advisory.objects.order_by("strictness")
    assert (public.marking, public.is_overlaid, shared_.marking, shared_.is_overlaid) == ("CLEAR", True, "AMBER", False)


def test_a_source_that_loosens_its_marking_does_not_loosen_ours():
    bring(csaf(label="AMBER"), to=circle())
    bring(csaf(label="WHITE"))

    assert Advisory.objects.get().marking == Marking.AMBER.value


def test_what_is_not_marked_is_taken_for_amber_and_given_to_nobody_but_the_office():
    bring(csaf(label=None))

    assert (Advisory.objects.get().marking, Advisory.objects.get().shared_with) == ("AMBER", {})


def test_red_without_somebody_to_read_it_is_left_out_with_the_reason():
    run = AdvisoryImport([("red.json", csaf(label="RED"))], None, timezone.now())

    assert counts(run.run()) == (0, 0, 0, 1)
    assert "TLP:RED" in run.left[0][1].why
    assert counts(bring(csaf(label="RED"), by=office())) == (1, 0, 0, 0)


def test_a_dry_run_counts_and_writes_nothing():
    assert counts(bring(KEV, dry=True)) == (1, 0, 0, 0)
    assert not Advisory.objects.exists()
    assert not Entry.objects.filter(verb="watch.imported").exists()


def test_a_file_that_cannot_be_read_stops_all_before_anything_is_written():
    with pytest.raises(CannotImport, match="file-1 was not taken"):
        bring(KEV, b'{"document"')

    assert not Advisory.objects.exists()


@given(shapes, FORMATS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_written_whole_or_not_at_all(tree, kind):
    before = Advisory.objects.count(), Revision.objects.count()
    try:
        result = AdvisoryImport([("any.json", json.dumps(tree).encode())], None, timezone.now(), kind).run()
    except CannotImport:
        assert (Advisory.objects.count(), Revision.objects.count()) == before
    else:
        assert Advisory.objects.count() == before[0] + int(result["created"])
        assert not Advisory.objects.filter(revisions=None).exists()
        assert not Advisory.objects.filter(sources=None).exists()


def test_the_whole_catalogue_of_cisa_comes_in():
    """1,404 rows, and the same again; both in 2.75 s at a load of 3.9."""
    content = shared("cisa_kev.csv").read_bytes()
    begun = time.perf_counter()
    first = counts(bring(content))
    took = time.perf_counter() - begun
    tracemalloc.start()
    again = counts(bring(content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (first, again) == ((1404, 0, 0, 0), (0, 0, 1404, 0))
    assert Affected.objects.count() == 1404
    assert Advisory.objects.filter(exploited_on=None).count() == Advisory.objects.exclude(level="").count() == 0
    assert took < 60
    assert peak < 100 * 1024 * 1024


def test_the_commands_print_their_counts_and_name_what_is_lost(tmp_path, capsys):
    delegate(member())
    (tmp_path / "kev.csv").write_bytes(KEV)
    call_command("import", "advisories", str(tmp_path / "kev.csv"), "--json")
    came = json.loads(capsys.readouterr().out)
    call_command("export", "advisories", "--format", "csaf", "--json")
    went = json.loads(capsys.readouterr().out)
    call_command("export", "advisories", "--format", "stix")
    bundle = json.loads(capsys.readouterr().out)

    assert {name: came[name] for name in ("created", "changed", "unchanged", "rejected")} == {
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "rejected": 0,
    }
    assert (went["advisories"], went["losses"]) == (1, ["TLP:CLEAR is called WHITE in CSAF 2.0."])
    assert went["documents"][0]["vulnerabilities"][0]["cve"] == "CVE-1900-10001"
    assert [one["name"] for one in bundle["objects"] if one["type"] == "vulnerability"] == ["CVE-1900-10001"]
