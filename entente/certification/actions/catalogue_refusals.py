class CatalogueRefusal(Exception):
    """Why nothing was done; the sentence says what to do."""


class CannotDescribe(CatalogueRefusal):
    """The catalogue or set cannot be described like this."""


class CannotMap(CatalogueRefusal):
    """The row cannot be written."""


class CannotReview(CatalogueRefusal):
    """The row cannot be reviewed like this, or not by this person."""


class CannotComment(CatalogueRefusal):
    """The requirement is not in consultation, or the comment is not whole."""


class CannotSave(CatalogueRefusal):
    """What is held cannot be kept like this."""
