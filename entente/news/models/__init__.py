from entente.news.models.article import Article
from entente.news.models.correction import Correction
from entente.news.models.version import Version

__all__ = ["Article", "Correction", "Version"]
