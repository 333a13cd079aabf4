from entente.mirror.models.comparison import Comparison, Place
from entente.mirror.models.contribution import Amount, Contribution
from entente.mirror.models.mirror import Figure, Mirror

__all__ = ["Amount", "Comparison", "Contribution", "Figure", "Mirror", "Place"]
