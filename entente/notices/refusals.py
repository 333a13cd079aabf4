class Refusal(Exception):
    """What was asked cannot be done as it stands; the text says why and what to do."""


class CannotResolve(Refusal):
    """The audience cannot be read, or names something unknown. `position` is the sign where reading stopped, counted from 1."""

    def __init__(self, sentence: str, position: int | None = None) -> None:
        super().__init__(sentence)
        self.position = position
