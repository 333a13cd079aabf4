class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotPropose(Refusal):
    """The topic cannot be proposed or changed so. `field` names what to mend, where it is one."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class CannotScreen(Refusal):
    """The topic does not stand where it can be screened, or not by this person."""


class CannotCombine(Refusal):
    """These topics cannot be merged or split so."""


class CannotAssess(Refusal):
    """The round does not stand where this can be done."""


class CannotAnswer(Refusal):
    """The answer cannot be taken."""


class CannotPublish(Refusal):
    """The edition cannot be published so."""


class CannotLink(Refusal):
    """The link or result cannot be noted so."""
