class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotAsk(Refusal):
    """What was asked lacks something, or cannot be asked for. `field` names what to mend, where it is one."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class CannotHandle(Refusal):
    """The request does not stand where this can be done."""


class CannotAnswer(Refusal):
    """The answer lacks something, or cannot be signed off so."""


class CannotPromise(Refusal):
    """The promise or the days cannot be set so."""
