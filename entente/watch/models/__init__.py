from entente.watch.models.advisory import Advisory
from entente.watch.models.affected import Affected, Use
from entente.watch.models.asked import Asked
from entente.watch.models.circle import Circle
from entente.watch.models.source import Revision, Source

__all__ = ["Advisory", "Affected", "Asked", "Circle", "Revision", "Source", "Use"]
