"""Do suggested partners include the real ones? Leave one out over real EU projects, against chance and against the most frequent.

`python -m benchmarks.consortia`; ENTENTE_SHARED_DATA names the folder of the open data. Of each project with three organisations or more
each one is left out once; the rest sit. Everybody else of the data is ranked by the points of `engine.consortia` (kindred topics, having
met those who sit), all counted in the other projects only. A hit: the one left out is among the first ten. Who is in no other project
cannot be known from it; that share is printed as what nobody could find. One seat: the first of the list is the exact optimum.
"""

import csv
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from entente.engine.consortia import Candidate, Seat, bond, family, points

PLACES = (os.environ.get("ENTENTE_SHARED_DATA", ""), str(Path(__file__).parents[2] / "shared" / "data"))
FIRST, MOST = 10, 1500  # left out of the large file: every n-th, about so many


@dataclass(frozen=True)
class Part:
    """Projects by key: their topic's family, and who was in them."""

    families: Mapping[str, str]
    people: Mapping[str, frozenset[str]]


@dataclass
class Found:
    asked: int = 0
    ours: int = 0
    frequent: int = 0
    chance: float = 0.0
    nowhere_else: int = 0
    others: int = 0


def data() -> Path:
    return next(Path(place) for place in PLACES if place and (Path(place) / "h2020_cyber_projects_with_participants.json").exists())


def cyber(where: Path) -> Part:
    rows = json.loads((where / "h2020_cyber_projects_with_participants.json").read_text(encoding="utf-8"))
    rows = rows if isinstance(rows, list) else rows["projects"]
    people = {row["grant_id"]: frozenset(one["org_id"] or one["name"] for one in row["participants"]) for row in rows}
    return Part({row["grant_id"]: family(row["topic"]) for row in rows}, people)


def everything(where: Path) -> Part:
    folder = where / "cordis" / "h2020_2014_2015"
    with (folder / "project.csv").open(encoding="utf-8", newline="") as file:
        families = {row["id"]: family(row["topics"].split(";")[0]) for row in csv.DictReader(file, delimiter=";")}
    people: dict[str, set[str]] = defaultdict(set)
    with (folder / "organization.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            people[row["projectID"]].add(row["organisationID"] or row["name"])
    return Part(families, {key: frozenset(found) for key, found in people.items()})


def measure(part: Part, step: int = 1) -> Found:
    of: dict[str, set[str]] = defaultdict(set)
    for project, people in part.people.items():
        for one in people:
            of[one].add(project)
    kin = Counter((part.families[project], one) for project, people in part.people.items() for one in people)
    in_family: dict[str, set[str]] = defaultdict(set)
    for name, one in kin:
        in_family[name].add(one)
    frequent = sorted(of, key=lambda one: (-len(of[one]), one))
    found, number = Found(), 0
    for project in sorted(part.people):
        people = part.people[project]
        if len(people) < 3:
            continue
        for left in sorted(people):
            number += 1
            if number % step == 0:
                _one(part, of, kin, in_family[part.families[project]], frequent, project, left, found)
    return found


def _one(
    part: Part,
    of: Mapping[str, set[str]],
    kin: Counter[tuple[str, str]],
    kindred: set[str],
    frequent: list[str],
    project: str,
    left: str,
    found: Found,
) -> None:
    """`project` itself counts for nobody."""
    name, people = part.families[project], part.people[project]
    sitting = people - {left}
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for seated in sitting:
        for other_project in of[seated] - {project}:
            for other in part.people[other_project] - sitting:
                met[other][seated] += 1
    seat = Seat("open")

    def score(one: str) -> int:
        known = Candidate(one, "", one, experience=kin[name, one] - (one == left))
        return points(seat, known) + sum(bond(times) for times in met[one].values())

    candidates = (kindred | set(met)) - sitting
    ranked = sorted(candidates, key=lambda one: (-score(one), -len(of[one] - {project}), one))[:FIRST]
    before = sum(
        len(of[one]) > len(of[left]) - 1 or (len(of[one]) == len(of[left]) - 1 and one < left)
        for one in frequent[:200]
        if one not in people
    )
    found.asked += 1
    found.ours += left in ranked and (score(left) > 0)
    found.frequent += before < FIRST and len(of[left]) > 1
    found.chance += FIRST / (len(of) - len(sitting))
    found.nowhere_else += len(of[left]) == 1
    found.others += len(of) - len(sitting)


def main() -> None:
    where = data()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; a hit is among the first {FIRST}")
    for name, part, step in (("cyber projects (53)", cyber(where), 1), ("all of H2020 2014-2015", everything(where), 0)):
        number = sum(len(people) for people in part.people.values() if len(people) > 2)
        began = time.perf_counter()
        found = measure(part, step or max(number // MOST, 1))
        share = {what: getattr(found, what) / found.asked for what in ("ours", "frequent", "chance", "nowhere_else")}
        known = found.asked - found.nowhere_else
        asked = f"{found.asked:,} of {number:,} left out, {found.others / found.asked:,.0f} others on average"
        print(f"{name}: {len(part.people):,} projects, {asked}")
        print(f"  suggested {share['ours']:.1%}, most frequent {share['frequent']:.1%}, chance {share['chance']:.2%}")
        print(f"  in no other project, so found by nobody: {share['nowhere_else']:.1%}; of the rest, suggested {found.ours / known:.1%}")
        print(f"  {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
