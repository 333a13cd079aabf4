class Refusal(Exception):
    """Something of the dialogue cannot be written; its sentence says why and what to do."""


class CannotKeep(Refusal):
    """What stands beside regions, counterparts and events cannot be kept as it stands."""


class CannotAnswer(Refusal):
    """A consultation cannot go on as it stands."""


class CannotFollow(Refusal):
    """A tracker cannot take this."""
