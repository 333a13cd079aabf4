"""What the refusals of the market have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotLoad(Refusal):
    """The reference files contradict themselves, or the vocabularies are missing."""


class CannotKeep(Refusal):
    """The market, its rules or costs cannot be described so."""


class CannotRelease(Refusal):
    """The release cannot be published as asked."""
