"""What the API says of seats, rules and presence, and takes about them."""

from datetime import date

from ninja import Field, Schema

from entente.governance.choices import MandateRole, MeetingKind, PowerKind, Taking
from entente.governance.models import Mandate, Presence, SeatRule
from entente.governance.queries.calling import Calling
from entente.governance.queries.presence import Live
from entente.governance.queries.seats import Held


class OnDay(Schema):
    on: date | None = Field(None, description="Another day than today.")


class PowerOut(Schema):
    kind: PowerKind
    what: str
    source: str
    from_on: date


class SeatsOut(Schema):
    """Seats of one kind; `category` is the code of a class of members, null where any may sit there."""

    name: str
    category: str | None
    seats: int
    term_months: int | None
    country_cap: int | None
    substitutes: int
    source: str
    from_on: date

    @staticmethod
    def resolve_name(rule: SeatRule) -> str:
        return rule.group.name

    @staticmethod
    def resolve_category(rule: SeatRule) -> str | None:
        return rule.category_id


class LimitsOut(Schema):
    country_cap: int | None
    organisation_cap: int | None
    categories: list[str]
    source: str


class NoticeOut(Schema):
    """`blocks`: a later notice is not sent; otherwise it is only said to be late."""

    kind: MeetingKind
    days: int
    blocks: bool
    source: str


class PresenceRuleOut(Schema):
    """Shares such as "1/2", of the seats held."""

    quorum: str
    is_strict: bool
    counts_represented: bool
    most_represented: int
    second_call_free: bool
    written_days: int
    written_share: str
    source: str

    @staticmethod
    def resolve_quorum(rule: Presence) -> str:
        return str(rule.share)

    @staticmethod
    def resolve_written_share(rule: Presence) -> str:
        return str(rule.written_share)


class RulebookOut(Schema):
    powers: list[PowerOut]
    seats: list[SeatsOut]
    limits: LimitsOut | None
    notices: list[NoticeOut]
    presence: PresenceRuleOut | None


class HolderOut(Schema):
    mandate: int
    name: str
    organisation: str | None
    role: MandateRole
    from_on: date
    term_ends_on: date | None
    decision: str

    @staticmethod
    def resolve_mandate(held: Mandate) -> int:
        return held.pk

    @staticmethod
    def resolve_name(held: Mandate) -> str:
        return held.person.name

    @staticmethod
    def resolve_organisation(held: Mandate) -> str | None:
        return held.organisation.slug if held.organisation else None

    @staticmethod
    def resolve_decision(held: Mandate) -> str:
        return str(held.decision.get("label", ""))


class GroupOfSeatsOut(Schema):
    name: str
    seats: int
    vacant: int
    holders: list[HolderOut]
    substitutes: list[HolderOut]

    @staticmethod
    def resolve_name(held: Held) -> str:
        return held.rule.group.name

    @staticmethod
    def resolve_seats(held: Held) -> int:
        return held.rule.seats


class SittingOut(Schema):
    """Who holds which seat on a day; `breaches` are sentences that say which rule of composition is broken, and by whom."""

    seats: int
    vacant: int
    groups: list[GroupOfSeatsOut]
    others: list[HolderOut]
    breaches: list[str]


class PresentOut(Schema):
    """Whether enough are there, in words; null where no rule says how many it takes."""

    is_reached: bool | None
    said: str
    present: int
    represented: int
    needed: int | None

    @staticmethod
    def of(live: Live) -> dict[str, object]:
        return {
            "is_reached": live.is_reached,
            "said": live.sentence,
            "present": live.there,
            "represented": len(live.representations),
            "needed": live.quorum.needed if live.quorum else None,
        }


class CallingOut(Schema):
    """`refusal` is the sentence with which a notice that is too late is refused, "" where it is not."""

    kind: MeetingKind
    form: Taking
    is_late: bool
    said: str
    refusal: str

    @staticmethod
    def of(called: Calling) -> dict[str, object]:
        words = {"said": called.sentence, "refusal": "" if called.is_sent else called.refusal}
        return {"kind": called.meeting.kind, "form": called.form, "is_late": called.is_late, **words}


class CalledOut(CallingOut):
    presence: PresentOut | None
