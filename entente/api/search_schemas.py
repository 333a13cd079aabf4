from datetime import date, datetime

from ninja import Field, Schema


class SearchAsked(Schema):
    """What to look for."""

    q: str = Field("", description="Words, or how they begin; accents and capitals do not matter.", max_length=200)
    type: str = Field("", description="One kind alone, such as `members.organisation`, page by page.", max_length=60)
    after: str = Field("", description="With `type`: the `next` of the page before.", max_length=60)


class Found(Schema):
    """One object: its title, where its page is, and a line about it."""

    title: str
    address: str
    facts: str
    marking: str | None = None
    at: datetime | None = None


class Kind(Schema):
    type: str
    label: str
    total: int
    hits: list[Found]


class Results(Schema):
    """Kinds in which something is found, in their fixed order."""

    total: int
    groups: list[Kind]
    next: str | None = None


class Thing(Schema):
    """One thing that waits: what to do, where, until when, and how many minutes it takes."""

    noun: str
    id: int | str
    sentence: str
    address: str
    due_on: date | None = None
    minutes: int | None = None
    where: str = ""
    marking: str = ""


class Desk(Schema):
    total: str
    waiting: list[Thing]
