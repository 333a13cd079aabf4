class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotKeep(Refusal):
    """What was written cannot be kept so."""


class CannotReview(Refusal):
    """It does not stand where it could be published, sent back or withdrawn, or not by this person."""


class CannotAnswer(Refusal):
    """The survey cannot be opened, answered or published so."""
