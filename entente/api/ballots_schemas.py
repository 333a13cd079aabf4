"""What the API says and takes about rules of voting, votes and decisions."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from entente.api.paging import After
from entente.ballots import told
from entente.ballots.choices import Form, Level, VoteKind, VoteState
from entente.ballots.models import Decision, RollRow, Rule, Vote
from entente.ballots.queries.lists import turnout_of
from entente.ballots.rules_of import rule_as_frozen
from entente.engine.rules import restored
from entente.vocabulary.choices import TrafficLight

HEX = "^[0-9a-f]{32}$"


class VotesAsked(After):
    q: str = Field("", max_length=200, description="Words of the title or the text.")
    state: VoteState | None = None
    body: str = Field("", max_length=20, description="The last part of a body's address.")


class RulesAsked(After):
    body: str = Field("", max_length=20, description="The last part of a body's address.")
    kind: VoteKind | None = None


class DecisionsAsked(After):
    q: str = Field("", max_length=200)
    body: str = Field("", max_length=20)
    open: bool = Field(False, description="Only those whose follow-up is not done.")


class RuleOut(Schema):
    """A rule; `spec` is the whole, `sentence` says it. Shares and votes are exact fractions as text, "2/3"."""

    id: int
    body: str
    code: str
    number: int
    kind: VoteKind
    title: str
    article: str
    version: str
    version_on: date | None
    is_example: bool
    adopted_on: date | None
    ended_on: date | None
    sentence: list[str]
    spec: dict[str, Any]

    @staticmethod
    def resolve_body(row: Rule) -> str:
        return row.body.slug

    @staticmethod
    def resolve_sentence(row: Rule) -> list[str]:
        return told.sentence_of(restored(row.spec))


class NewRule(Schema, extra="forbid"):
    """A draft of a rule, or with `code` of the next version of one. `spec` as rules are read here."""

    body: str = Field(max_length=20)
    code: str = Field("", max_length=40)
    spec: dict[str, Any]


class Adoption(Schema, extra="forbid"):
    on: date
    decision: str = Field("", max_length=200, description="What adopted it, as minutes name it.")


class VoteOut(Schema):
    """A vote as a list shows it; its result once it is counted, never before it is closed."""

    id: int
    title: str
    body: str
    kind: VoteKind
    form: Form
    level: Level
    state: VoteState
    marking: TrafficLight
    rule: int = Field(alias="rule_id")
    record_on: date
    opens_at: datetime
    closes_at: datetime
    roll_hash: str
    head: str
    outcome: str

    @staticmethod
    def resolve_body(row: Vote) -> str:
        return row.body.slug

    @staticmethod
    def resolve_outcome(row: Vote) -> str:
        return str(row.result.get("outcome", ""))


class WholeVoteOut(VoteOut):
    text: str
    seed: str
    seats: int | None
    sentence: list[str]
    voters: int
    voted: int
    result: dict[str, Any]

    @staticmethod
    def resolve_sentence(row: Vote) -> list[str]:
        return told.sentence_of(rule_as_frozen(row))

    @staticmethod
    def resolve_voters(row: Vote) -> int:
        return turnout_of(row).voters

    @staticmethod
    def resolve_voted(row: Vote) -> int:
        return turnout_of(row).voted


class NewVote(Schema, extra="forbid"):
    """What is put to the vote. `level` and `record_on` as the rule says where they are left out."""

    rule: int = Field(ge=1)
    title: str = Field(min_length=1, max_length=200)
    text: str = Field("", max_length=20_000)
    form: Form = Form.WRITTEN
    gathering: int | None = Field(None, ge=1)
    opens_at: datetime
    closes_at: datetime
    level: Level | None = None
    record_on: date | None = None
    marking: TrafficLight | None = None
    seed: str = Field("", max_length=200)
    seats: int | None = Field(None, ge=1, le=500)
    term_from: date | None = None
    term_to: date | None = None


class RowOut(Schema):
    """A voter on the roll, and why it has so many votes or none."""

    id: int
    place: int
    name: str
    organisation: str | None
    member_class: str
    country: str
    votes: str
    why: list[str]
    has_voted: bool

    @staticmethod
    def resolve_organisation(row: RollRow) -> str | None:
        return row.organisation.slug if row.organisation else None


class NewBallot(Schema, extra="forbid"):
    """`number` and `salt`: 32 hexadecimal digits each, random, made by you. Exactly one of `choice`, `split` and `candidates`."""

    number: str = Field(pattern=HEX)
    salt: str = Field(pattern=HEX)
    choice: str | None = Field(None, max_length=10, description="For a motion: for, against or abstain.")
    split: dict[str, str] | None = Field(None, description='Where the rule lets votes be cast in parts: {"for": "3", "against": "2"}.')
    candidates: list[int] | None = Field(None, max_length=500, description="For an election: numbers, in order where it is ranked.")


class ReceiptOut(Schema):
    """Acknowledged means stored. `again`: the same ballot had arrived before, and counts once."""

    number: str
    digests: list[str]
    again: bool


class NewProxy(Schema, extra="forbid"):
    """From a voter of yours to another of the roll, by their rows."""

    giver: int = Field(ge=1)
    holder: int = Field(ge=1)
    expires_at: datetime | None = None
    instruction: str = Field("", max_length=500)


class ProxyOut(Schema):
    id: int
    giver: str
    holder: str
    expires_at: datetime | None
    revoked_at: datetime | None

    @staticmethod
    def resolve_giver(row: Any) -> str:
        return str(row.giver or row.giver_person)

    @staticmethod
    def resolve_holder(row: Any) -> str:
        return str(row.holder or row.holder_person)


class Word(Schema, extra="forbid"):
    """What the chair says at a tie, where the rule leaves it to the chair."""

    choice: str = Field("", pattern="^(for|against)?$")
    order: list[int] = Field([], max_length=500)


class Because(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=500)


class DecisionOut(Schema):
    id: int
    number: str
    body: str
    title: str
    text: str
    outcome: str
    decided_on: date
    marking: TrafficLight
    vote: int | None = Field(alias="vote_id")
    caused: list[dict[str, str]]
    follow_up: str
    owner: str | None
    due_on: date | None
    done_at: datetime | None

    @staticmethod
    def resolve_body(row: Decision) -> str:
        return row.body.slug

    @staticmethod
    def resolve_owner(row: Decision) -> str | None:
        return row.owner.name if row.owner else None


class Caused(Schema, extra="forbid"):
    """A typed reference to what a decision brought about."""

    room: str = Field(max_length=40, pattern="^[a-z_]+$")
    noun: str = Field(max_length=40, pattern="^[a-z_]+$")
    id: str = Field("", max_length=40)
    label: str = Field(min_length=1, max_length=200)


class Done(Schema, extra="forbid"):
    how: str = Field("", max_length=500)
