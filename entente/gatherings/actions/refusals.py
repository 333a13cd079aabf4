"""What all refusals of this room have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotArrange(Refusal):
    """The gathering cannot be arranged, changed, announced or cancelled as asked."""


class CannotInvite(Refusal):
    """These cannot be invited, or taken off the list."""


class CannotAnswer(Refusal):
    """The answer cannot be taken."""


class CannotNote(Refusal):
    """Attendance cannot be noted so."""
