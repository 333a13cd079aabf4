from entente.skills.models.campaign import Activity, Campaign, Effect
from entente.skills.models.course import Course, Coverage
from entente.skills.models.exercise import Exercise
from entente.skills.models.expert import Expert
from entente.skills.models.profile import JobTitle, Requirement
from entente.skills.models.ranges import Capability, CyberRange
from entente.skills.models.survey import Asked, Figures, Opening, Survey

__all__ = [
    "Activity",
    "Asked",
    "Campaign",
    "Capability",
    "Course",
    "Coverage",
    "CyberRange",
    "Effect",
    "Exercise",
    "Expert",
    "Figures",
    "JobTitle",
    "Opening",
    "Requirement",
    "Survey",
]
