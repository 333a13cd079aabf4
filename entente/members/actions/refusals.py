"""What all refusals of this room have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""
