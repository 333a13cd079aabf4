"""The closed vocabularies of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LabelState(models.TextChoices):
    """Where an application stands; that a label has expired follows from its last day."""

    APPLIED = "applied", _("Applied for")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")
    REVOKED = "revoked", _("Revoked")


SHOWN = (LabelState.GRANTED.value, LabelState.REVOKED.value)  # what everyone may read
KEPT_INSIDE = tuple(one for one in LabelState.values if one not in SHOWN)


class Shows(models.TextChoices):
    """How the register is narrowed: by what holds today."""

    VALID = "valid", _("Valid")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")


class ComplaintState(models.TextChoices):
    OPEN = "open", _("To be looked into")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")


class Stage(models.TextChoices):
    """How far a small company has come."""

    IDEA = "idea", _("Idea")
    SEED = "seed", _("First product, first users")
    EARLY = "early", _("First revenues")
    GROWTH = "growth", _("Growing")
    SCALE = "scale", _("Growing abroad")


class Seeking(models.TextChoices):
    """What a small company looks for."""

    EQUITY = "equity", _("Equity")
    DEBT = "debt", _("Loan")
    CUSTOMERS = "customers", _("Customers")
    PARTNERS = "partners", _("Partners")
    PILOT = "pilot", _("A place to try it")
    CERTIFICATION = "certification", _("Help with certification")
    STAFF = "staff", _("Staff")


class Support(models.TextChoices):
    """How a fund invests, as the European Investment Fund sorts its intermediaries."""

    VENTURE_CAPITAL = "venture_capital", _("Venture capital")
    TTA = "tta", _("Technology transfer")
    PRIVATE_EQUITY = "private_equity", _("Private equity")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    SOCIAL_IMPACT = "social_impact", _("Social impact")
    UNKNOWN = "unknown", _("Not known")


class Known(models.TextChoices):
    """Unknown is never no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class PitchState(models.TextChoices):
    APPLIED = "applied", _("Applied")
    SELECTED = "selected", _("Selected")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Answer(models.TextChoices):
    """What an investor says to a wish to meet."""

    WAITING = "waiting", _("No answer yet")
    WANTS = "wants", _("Wants to meet")
    NO = "no", _("Does not want to meet")


class OutcomeKind(models.TextChoices):
    """What came of it; each is one dated row, so a story over years is many rows."""

    CONTACT = "contact", _("Stayed in contact")
    TALKS = "talks", _("Talks about money")
    TERM_SHEET = "term_sheet", _("Term sheet")
    INVESTMENT = "investment", _("Funding round closed")
    CUSTOMER = "customer", _("Customer or pilot won")
    NOTHING = "nothing", _("Nothing came of it")


class Round(models.TextChoices):
    PRE_SEED = "pre_seed", _("Pre-seed")
    SEED = "seed", _("Seed")
    A = "a", _("Series A")
    B = "b", _("Series B")
    LATER = "later", _("Later")
    GRANT = "grant", _("Grant")
    DEBT = "debt", _("Loan")
