from entente.market.models.acceptance import Acceptance
from entente.market.models.barrier import Barrier
from entente.market.models.level_cost import LevelCost
from entente.market.models.market import Market
from entente.market.models.measure import Measure, MeasureOption, MeasureStep, Position
from entente.market.models.recognition import Recognition
from entente.market.models.release import FragmentationRelease
from entente.market.models.requirement_class import RequirementClass
from entente.market.models.stored_scenario import StoredScenario

__all__ = [
    "Acceptance",
    "Barrier",
    "FragmentationRelease",
    "LevelCost",
    "Market",
    "Measure",
    "MeasureOption",
    "MeasureStep",
    "Position",
    "Recognition",
    "RequirementClass",
    "StoredScenario",
]
