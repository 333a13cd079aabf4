class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotKeep(Refusal):
    """The board or the role cannot be kept so."""


class CannotInvite(Refusal):
    """The organisation cannot be asked, or cannot answer, as it stands."""
