"""People to be told something, an office of two, and audiences, kinds, items and links that only tests offer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from entente.notices import actions, items, kinds, links, sources
from entente.notices.items import Item
from entente.notices.kinds import NoticeKind
from entente.notices.links import LinkKind
from entente.notices.models import Announcement, Notice
from entente.notices.sources import Value
from entente.people.models import Person
from tests.factories.people import person

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TOLD = "tests.told"
DUTY = "tests.duty"


@dataclass
class Groups:
    """Groups by name, as a room above would hand them down."""

    noun: str = "group"
    label: str = "Group"
    members: dict[str, set[int]] = field(default_factory=dict)
    asked: int = 0

    def sentence(self, value: str) -> str:
        return f"because you are in {value}"

    def values(self) -> list[Value]:
        return [(name, name, len(people)) for name, people in self.members.items()]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        self.asked += 1
        return {name: self.members[name] for name in values if name in self.members}


@dataclass
class News:
    """Items as a room above would hand them down."""

    noun: str = "tests.news"
    label: str = "News"
    found: list[Item] = field(default_factory=list)

    def items(self, since: date, until: date) -> Sequence[Item]:
        return [item for item in self.found if since <= item.on < until]


GROUPS, NEWS = Groups(), News()
sources.declare(GROUPS)
items.declare(NEWS)
kinds.declare(
    NoticeKind(TOLD, "Test notices", "What tests say."), NoticeKind(DUTY, "Test duties", "What the rules of tests ask.", is_statutory=True)
)


def group(name: str, *people: Person) -> None:
    GROUPS.members[name] = {one.pk for one in people}


def people(count: int) -> list[Person]:
    return [person() for _ in range(count)]


def told(*to: Person, kind: str = TOLD, body: str = "Dear all,\n\nthe meeting is on **Monday**.", **more: object) -> Notice:
    return actions.tell(kind, to=[one.pk for one in to], subject="The meeting", body=body, by=None, at=AT, **more)  # type: ignore[arg-type]


def announcement(by: Person, *, audience: str = "group:WG3", **more: object) -> Announcement:
    return actions.draft("Plenary in May", body="It is in Tallinn.", audience=audience, by=by, at=AT, **more)  # type: ignore[arg-type]


def link_kind(act: Callable[[Person, str, str, datetime], str], name: str = "tests.reply") -> str:
    links.declare(**{name: LinkKind("Do you come to %(label)s?", act)})
    return name


def mails(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.eml"))
