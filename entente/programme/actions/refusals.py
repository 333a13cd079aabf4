class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotPropose(Refusal):
    """The goal or the initiative cannot be kept, or does not stand where this can be done."""


class CannotPlan(Refusal):
    """The milestone cannot be planned, or told of, so."""


class CannotReview(Refusal):
    """The review cannot be written, or go on, as it stands."""
