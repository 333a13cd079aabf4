"""What all refusals of this room have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotFound(Refusal):
    """The body cannot be founded, described, changed or dissolved as asked."""


class CannotSeat(Refusal):
    """The mandate cannot be given, changed or ended as asked."""


class CannotJoin(Refusal):
    """The request or offer cannot be made or answered as asked."""


class CannotMakeAction(Refusal):
    """The action cannot be made, changed or closed as asked."""


class CannotPutOnAgenda(Refusal):
    """The agenda cannot be changed as asked."""


class CannotWriteMinutes(Refusal):
    """The minutes cannot be written, filed or sent as asked."""


class CannotSetRule(Refusal):
    """The rule cannot hold as asked."""


class CannotCall(Refusal):
    """The meeting cannot be called, or its pack made, as asked."""


class CannotRepresent(Refusal):
    """Nobody can be represented as asked."""


class CannotSpeak(Refusal):
    """The list of speakers cannot be changed as asked."""


class CannotDecideInWriting(Refusal):
    """The written procedure cannot be opened, answered or closed as asked."""


class CannotDeliver(Refusal):
    """The deliverable cannot be made or moved on as asked."""


class CannotComment(Refusal):
    """The comment, or the round of comments, cannot be made as asked."""
