from entente.indicators.models.indicator import Indicator, Target
from entente.indicators.models.observation import Observation

__all__ = ["Indicator", "Observation", "Target"]
