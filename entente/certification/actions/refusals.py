"""What the refusals of schemes, certificates and standards have in common: their text is the sentence that a person can act on."""


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotLoad(Refusal):
    """The reference files contradict themselves, or the vocabularies are missing."""


class CannotKeepScheme(Refusal):
    """The scheme cannot be described so."""


class CannotKeepCertificate(Refusal):
    """The certificate cannot be changed so."""


class CannotMatch(Refusal):
    """The holder cannot be matched so."""


class CannotKeepStandard(Refusal):
    """The standard, its ballots or comments cannot be changed so."""
