class Refusal(Exception):
    """The action did nothing; the text says why and what to do."""


class CannotWrite(Refusal):
    """The article is not where it can be written, or lacks something."""


class CannotPublish(Refusal):
    """The article cannot be reviewed, published or withdrawn as it stands."""
