class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotKeep(Refusal):
    """The criteria, the issuer or the profile cannot be kept so."""


class CannotApply(Refusal):
    """The label cannot be applied for so."""


class CannotDecide(Refusal):
    """The application or the label does not stand where this can be done, or not by this person."""


class CannotComplain(Refusal):
    """The complaint cannot be taken, or answered, so."""


class TooMany(CannotComplain):
    """Visitors have complained too often for now."""

    status = 429


class CannotMeet(Refusal):
    """The investor day, the pitch or the meeting cannot be kept so."""


class CannotTell(Refusal):
    """The outcome cannot be entered so."""
