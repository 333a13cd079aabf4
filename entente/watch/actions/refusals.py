class Refusal(Exception):
    """What was asked for cannot be done as things stand; the sentence says why and what to do. `field` names the form's field."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class CannotPublish(Refusal):
    """The advisory cannot be written so."""


class CannotAnswer(Refusal):
    """The answer cannot be taken."""


class CannotKeep(Refusal):
    """A circle or a list of uses cannot be kept so."""
