from entente.vocabulary.models.term import Term


class Technology(Term):
    """A technology or use case of the European cybersecurity taxonomy (JRC, 2019)."""
