class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotKeep(Refusal):
    """The mirror cannot be kept, opened or closed as it stands."""


class CannotGive(Refusal):
    """Nothing can be given or withdrawn now."""
