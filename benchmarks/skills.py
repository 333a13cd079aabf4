"""20,000 courses and a published survey: the list, the career path and the demand page under load, and the import of the file.

`python -m benchmarks.skills`; exit 1 when a bar is missed. The load generator runs on the same machine; nothing is cached.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.instances import serving
from tests.scratch import installation

COURSES, PER_SECOND, P99, BYTES, QUERIES = 20_000, 150, 120, 40_000, 8
FIGURES_PER_SECOND, FIGURES_BYTES = 100, 60_000
LISTS = [
    "/skills/courses/",
    "/skills/courses/?country=FR",
    "/skills/courses/?role=ECSF12",
    "/skills/courses/?language=en&level=master",
    "/skills/courses/?q=harbour",
    "/skills/courses/?q=defence&country=DE&form=online",
    "/skills/courses/?after=9000",
]
PATHS = [f"/skills/?am=ECSF02&become=ECSF12&budget={budget}" for budget in (500, 3000, 20_000)]
DEMAND = ["/skills/demand/", "/skills/demand/?by=country", "/skills/demand/?by=region&role=ECSF12"]


def main() -> None:
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        here.entente("vocabulary", "load")
        print(f"{COURSES:,} courses imported and published: {here.python(WRITTEN).strip()}")
        with serving.served(here) as place:
            within = _report(place)
        most = json.loads(here.python(COUNTED))
    print(f"lists ask the database at most {most['queries']} questions (bar {QUERIES}); largest {most['bytes']:,} bytes (bar {BYTES:,})")
    sys.exit(0 if within and most["queries"] <= QUERIES and most["bytes"] <= BYTES else 1)


def _report(place: tuple[int, int]) -> bool:
    print(serving.HEADINGS)
    return all(
        [
            serving.reported(place, "courses", LISTS, least=PER_SECOND, p99=P99, largest=BYTES),
            serving.reported(place, "demand", DEMAND, least=FIGURES_PER_SECOND, largest=FIGURES_BYTES),
            serving.reported(place, "career path", PATHS, least=1),
        ]
    )


WRITTEN = f"""
import csv, random, tempfile, time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from benchmarks.instances.organisations import organisations
from entente.members import actions as members
from entente.people.actions import add_person
from entente.skills import actions
from entente.skills.actions import Line
from entente.skills.imports import import_courses
from entente.skills.models import Asked, Course, Requirement
at = datetime(2018, 9, 1, tzinfo=UTC)
members.found("Benchmark Partnership", by=None, at=at, shown_as_of=date(2018, 9, 30))
members.add_many(list(organisations(600)), by=None, at=at, source="benchmark")
by, other = (add_person(name, f"{{name}}@example.org", by=None, at=at) for name in ("one", "other"))
skills = [f"S{{number}}" for number in range(25)]
for role in ("ECSF02", "ECSF12"):
    Requirement.objects.bulk_create(
        Requirement(role_id=role, kind="skill", code=code, text=code, level=3, source="benchmark", source_on=date(2018, 1, 1))
        for code in (skills if role == "ECSF12" else skills[:5]))
dice, words = random.Random(1), ("harbour", "defence", "network", "trace", "risk", "cloud", "law", "board")
place = Path(tempfile.mkdtemp()) / "courses.csv"
with place.open("w", newline="") as file:
    out = csv.writer(file)
    out.writerow(["title", "provider", "country", "level", "form", "languages", "hours",
                  "cost from", "cost to", "roles", "skills", "places"])
    for number in range({COURSES}):
        cost = dice.randint(1, 90) * 50
        taught = ";".join(f"{{code}}:{{dice.randint(2, 5)}}" for code in dice.sample(skills, 3))
        title = " ".join(dice.sample(words, 3)) + f" {{number}}"
        out.writerow([title, f"School {{number % 700}}", dice.choice(("FR", "DE", "IT", "ES", "BE")),
                      dice.choice(("master", "bachelor", "professional")), dice.choice(("onsite", "online")),
                      dice.choice(("en", "fr;en", "de")),
                      dice.randint(8, 400), cost, cost + 50, f"ECSF{{dice.randint(1, 12):02}}:2", taught, dice.randint(5, 60)])
begun = time.perf_counter()
found = import_courses(place, "courses.csv", by=by, at=at)
assert found.created == {COURSES}, found.problems[:3]
actions.publish_batch(found.batch, by=other, at=at)
took = time.perf_counter() - begun
survey = actions.open_survey(2018, closes_at=at + timedelta(days=9), by=by, at=at)
for asked in Asked.objects.filter(survey=survey).select_related("organisation").order_by("pk")[:120]:
    roles = dice.sample(range(1, 13), 2)
    actions.answer(asked, [Line(f"ECSF{{role:02}}", asked.organisation.country_id, dice.randint(1, 5)) for role in roles], by=by, at=at)
begun = time.perf_counter()
actions.publish_figures(survey, by=by, at=at + timedelta(days=10))
print(f"{{took:.0f}} s; figures of 120 answers in {{time.perf_counter() - begun:.1f}} s")
"""
COUNTED = f"""
import json
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client, queries, size = Client(headers={{"host": "127.0.0.1"}}), 0, 0
client.get("/skills/courses/")
for path in {LISTS!r}:
    with CaptureQueriesContext(connection) as context:
        answer = client.get(path)
    assert answer.status_code == 200
    queries, size = max(queries, len(context)), max(size, len(answer.content))
print(json.dumps({{"queries": queries, "bytes": size}}))
"""

if __name__ == "__main__":
    main()
