"""The engine's closed vocabularies in the words of statutes."""

from django.utils.translation import gettext_lazy as _

from entente.engine.rules import Base, Counts, Method, ProxyScope, Secrecy, SecretWhen, Tie, Unit, Weighs

UNITS = [(Unit.MEMBER.value, _("Every member")), (Unit.GROUP.value, _("A corporate group votes once, through its parent"))]
WEIGHS = [
    (Weighs.ONE.value, _("one to each")),
    (Weighs.BY_CLASS.value, _("by class")),
    (Weighs.BY_FEE.value, _("by the yearly fee")),
    (Weighs.BY_MEMBERS.value, _("by how many members it represents")),
]
COUNTS = [(Counts.MEMBERS.value, _("voters")), (Counts.VOTES.value, _("votes"))]
BASES = [
    (Base.CAST_WITHOUT_ABSTENTIONS.value, _("cast for or against")),
    (Base.CAST.value, _("cast, abstentions among them")),
    (Base.PRESENT.value, _("present or represented")),
    (Base.ALL.value, _("on the roll")),
]
METHODS = [
    (Method.PLURALITY.value, _("One mark: most votes first")),
    (Method.BLOCK.value, _("As many marks as seats")),
    (Method.APPROVAL.value, _("Any number of marks: approval")),
    (Method.STV_EXACT.value, _("Ranked: single transferable vote, exact fractions")),
    (Method.STV_SCOTTISH.value, _("Ranked: single transferable vote, Scottish")),
]
SCOPES = [
    (ProxyScope.MEETING.value, _("a whole meeting")),
    (ProxyScope.ITEM.value, _("a single vote")),
    (ProxyScope.STANDING.value, _("until it ends")),
]
LEVELS = [
    (Secrecy.ROLL_CALL.value, _("Roll-call: it is published who voted what")),
    (Secrecy.SEPARATED.value, _("Secret by separation")),
    (Secrecy.CRYPTOGRAPHIC.value, _("Cryptographic, handed to Belenios")),
]
WHENS = [
    (SecretWhen.NEVER.value, _("never secret")),
    (SecretWhen.ALWAYS.value, _("always")),
    (SecretWhen.PERSONS.value, _("in votes about persons")),
    (SecretWhen.ON_DEMAND.value, _("when it is demanded")),
]
TIES = [
    (Tie.STOP.value, _("nothing is decided")),
    (Tie.NOT_CARRIED.value, _("it is not carried")),
    (Tie.CHAIR.value, _("the chair decides")),
    (Tie.LOT.value, _("the lot decides, from a seed made public before")),
]
