class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotRule(Refusal):
    """The rule contradicts itself, or cannot be adopted, changed or ended so."""


class CannotPrepare(Refusal):
    """The vote cannot be prepared, changed, announced or cancelled as asked."""


class CannotStand(Refusal):
    """The candidacy cannot be taken, or not by this person."""


class CannotOpen(Refusal):
    """The roll cannot be frozen, or the vote cannot be opened: something on the checklist is missing."""


class CannotGiveProxy(Refusal):
    """The proxy cannot be given or revoked as asked."""


class CannotCast(Refusal):
    """The ballot was not taken; nothing was counted."""


class HasVoted(CannotCast):
    """There is a ballot of this voter already, and this is another one."""


class CannotCount(Refusal):
    """The vote cannot be closed or counted as it stands."""


class CannotDecide(Refusal):
    """The decision cannot be entered or followed up as asked."""
