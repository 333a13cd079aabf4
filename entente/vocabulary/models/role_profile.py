from entente.vocabulary.models.term import Term


class RoleProfile(Term):
    """One of the twelve roles of the European Cybersecurity Skills Framework (ENISA, 2022)."""
