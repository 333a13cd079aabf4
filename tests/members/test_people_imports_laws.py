"""Whatever a file of people holds: an answer, nothing half-written, the second time nothing; and what goes out comes in unchanged."""

import csv
import io
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.files.exports import csv_lines, xlsx
from entente.members import actions
from entente.members.choices import DelegationRole
from entente.members.exports.people import COLUMNS, rows
from entente.members.imports import CannotImport, open_file
from entente.members.imports.people import COLUMNS as IMPORTED
from entente.members.imports.people import Read, import_people
from entente.members.models import Delegation, Organisation
from entente.people import actions as people
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.drafts import Facts, Known
from entente.people.languages import LANGUAGES
from entente.people.models import Address, Ground, Person
from tests.factories.members import at, member, partnership
from tests.factories.people import LONG_AGO, person

NAMES = [column.name for column in IMPORTED]
EMAILS = ["", "ana@x.example", "bo@x.example", "held@x.example", "nobody"]
CELLS = st.one_of(
    st.sampled_from(
        ["", *EMAILS, "Aurelia", "aurelia", "Bastion", "FR", "DE", "expert", "representative", "deputy", "2018-01-01", "2020-05-05"]
    ),
    st.sampled_from(["fr;de", "consent", "event", "1", "999", "=1+1", "+32 2", "Dr", "\u202e", "NaN", "a@x.example;bo@x.example"]),
    st.text(max_size=8),
)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


@st.composite
def tables(draw):
    said = draw(st.lists(st.sampled_from(NAMES), max_size=7, unique=True))
    header = ["name", "email", "organisation", *(name for name in said if name not in ("name", "email", "organisation"))]
    lines = [
        [
            draw(st.sampled_from(["Ana Ek", "ANA EK", "Bo Ek", "Cy", ""])),
            draw(st.sampled_from(EMAILS)),
            draw(st.sampled_from(["Aurelia", "Bastion", "", "?"])),
            *(draw(CELLS) for _ in header[3:]),
        ]
        for _ in range(draw(st.integers(0, 6)))
    ]
    return [header, *lines]


def imported(data: bytes, name: str = "file.csv", *, is_dry_run: bool = False, day: int = 1) -> Read | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return import_people(open_file(path, name), by=None, at=at(2026, 3, day), is_dry_run=is_dry_run)
        except CannotImport:
            return None


def written(lines) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8", errors="replace")


def kept() -> tuple:
    facts = ("pk", "name", "email", "title", "given", "family", "phone")
    return (
        sorted(Person.objects.values_list(*facts)),
        sorted((pk, *languages) for pk, languages in Person.objects.values_list("pk", "languages")),
        sorted(Address.objects.values_list("person", "email")),
        sorted(Delegation.objects.values_list("pk", "person", "organisation__slug", "role", "from_on", "job_title", "department")),
        sorted(Ground.objects.values_list("pk", "person", "source", "said", "basis")),
    )


facts = st.builds(
    Facts,
    title=words,
    given=words,
    family=words,
    phone=words,
    languages=st.lists(st.sampled_from(LANGUAGES), max_size=3, unique=True).map(tuple),
)
grounds = st.none() | st.builds(Known, st.sampled_from(PersonSource), words, st.none() | st.sampled_from(LawfulBasis))
days = st.dates(date(2016, 1, 1), date(2025, 12, 31))
held = st.tuples(
    words.map(lambda name: f"P {name}"),
    facts,
    grounds,
    st.booleans(),
    st.sampled_from(["expert", "contact", "employee", None]),
    days,
    words,
)


def everybody(drawn, organisation: Organisation, by: Person) -> None:
    for number, (name, said, known, has_address, role, day, job) in enumerate(drawn):
        email = f"p{number}@x.example" if has_address else ""
        somebody = people.add_person(name, email, by=by, at=LONG_AGO, facts=said, known=known)
        if has_address and number % 2:
            people.add_address(somebody, f"q{number}@x.example", by=by, at=LONG_AGO)
        if role:
            given = actions.delegate(somebody, organisation, role, on=day, by=by, at=LONG_AGO, job_title=" ".join(job.split()))
            if day.day % 2:
                actions.end_delegation(given, on=date(2026, 1, 1), by=by, at=LONG_AGO)


class PeopleImports(TestCase):
    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.binary(max_size=300))
    @example(b"name,email\n\x00,a@b.example\n")
    def test_arbitrary_bytes_are_answered(self, data):
        partnership()

        imported(data)
        imported(b"name,email\n" + data)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(tables())
    def test_any_lines_are_counted_once_and_the_second_time_changes_nothing(self, lines):
        one, other = member("Aurelia", "FR"), member("Bastion", "DE")
        somebody = people.add_person("Ana Ek", "held@x.example", by=None, at=LONG_AGO)
        actions.delegate(somebody, one, DelegationRole.REPRESENTATIVE, on=date(2017, 1, 1), by=None, at=LONG_AGO)
        actions.delegate(person("Bo Ek"), other, DelegationRole.EXPERT, on=date(2017, 1, 1), by=None, at=LONG_AGO)
        note(repr(lines))
        data, before = written(lines), kept()

        tried = imported(data, is_dry_run=True)
        assert kept() == before
        first = imported(data)
        after = kept()
        second = imported(data, day=9)

        if first is None or tried is None or second is None:
            assert after == before
            return
        counts = first.plan.counts
        assert tried.plan.counts == counts
        assert counts["rows"] == counts["created"] + counts["changed"] + counts["unchanged"] + counts["rejected"]
        assert kept() == after
        assert (second.plan.counts["created"], second.plan.counts["changed"]) == (0, 0)

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(held, max_size=5), st.booleans())
    def test_what_goes_out_comes_in_and_changes_nothing(self, drawn, as_workbook):
        by = person("Office")
        everybody(drawn, member("Aurelia", "FR"), by)
        before, going = kept(), list(rows(Person.objects.all()))

        data = xlsx(COLUMNS, going) if as_workbook else "".join(csv_lines(COLUMNS, going)).encode()
        read = imported(data, "people.xlsx" if as_workbook else "people.csv")

        assert read is not None
        assert read.plan.problems == []
        assert read.left_out == []
        assert read.plan.counts == {"rows": len(going), "created": 0, "changed": 0, "unchanged": len(going), "rejected": 0}
        assert kept() == before
