"""What all refusals of this room have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotFile(Refusal):
    """The document cannot be filed or described as asked."""


class CannotAddVersion(Refusal):
    """The document takes no new version, or not this one."""


class CannotMark(Refusal):
    """The marking cannot be changed as asked."""


class CannotKeep(Refusal):
    """The document cannot be kept, retired, brought back or destroyed as asked."""


class CannotComment(Refusal):
    """Nothing can be said about the document, or asked for, in this way."""
