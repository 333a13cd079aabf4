"""What all refusals of this room have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotWrite(Refusal):
    """The form cannot be kept as it is."""


class CannotPlan(Refusal):
    """The round cannot be planned like this."""


class CannotOpen(Refusal):
    """The round cannot be opened, extended or closed as asked."""


class CannotRemind(Refusal):
    """Nobody is to be reminded, or not again today."""


class CannotAnswer(Refusal):
    """The answer cannot be taken."""


class Overtaken(CannotAnswer):
    """Somebody else changed the same draft meanwhile."""
