"""What this room refuses; nothing was done, and the sentence says why."""


class Refusal(Exception):
    """Nothing was done."""


class CannotShare(Refusal):
    """The practice cannot be described, reviewed or shown so."""


class CannotSeek(Refusal):
    """The need cannot be stated or handled so."""


class CannotAsk(Refusal):
    """The question cannot be asked, answered or used so."""


class CannotReuse(Refusal):
    """What became of a practice cannot be said so."""
