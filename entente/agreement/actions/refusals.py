"""What the agreement's actions refuse; each text says what is wrong and what to do."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """Nothing was changed, and the text says why."""


class CannotChangeContract(Refused):
    """The contract, its amounts or its rules cannot be changed as asked."""


class CannotAccede(Refused):
    """The accession cannot be entered as it stands."""


class CannotDeclare(Refused):
    """The declaration or answer cannot be entered as it stands."""


class CannotDecide(Refused):
    """The declaration cannot be reviewed or decided by this person, or not as it stands."""


class CannotRemark(Refused):
    """Nothing can be said about this figure as asked."""


def refuse_unchanged(changed: bool) -> None:
    """A change that changes nothing is a mistake somebody wants to know of."""
    if not changed:
        raise CannotChangeContract(_("Nothing differs from what is already known; change a field first."))
