from entente.industry.models.complaint import Complaint
from entente.industry.models.criteria import Criteria
from entente.industry.models.day import Attending, InvestorDay, Meeting, Pitch
from entente.industry.models.investor import Investor
from entente.industry.models.issuer import Issuer
from entente.industry.models.label import Evidence, Label
from entente.industry.models.observatory import FundingRelease, Observed, Snapshot
from entente.industry.models.outcome import Outcome
from entente.industry.models.profile import Profile

__all__ = [
    "Attending",
    "Complaint",
    "Criteria",
    "Evidence",
    "FundingRelease",
    "Investor",
    "InvestorDay",
    "Issuer",
    "Label",
    "Meeting",
    "Observed",
    "Outcome",
    "Pitch",
    "Profile",
    "Snapshot",
]
