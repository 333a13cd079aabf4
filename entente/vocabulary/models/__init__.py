from entente.vocabulary.models.country import Country, CountrySpan
from entente.vocabulary.models.expertise import Expertise
from entente.vocabulary.models.region import Region
from entente.vocabulary.models.role_profile import RoleProfile
from entente.vocabulary.models.sector import Sector, SectorMapping
from entente.vocabulary.models.technology import Technology

__all__ = ["Country", "CountrySpan", "Expertise", "Region", "RoleProfile", "Sector", "SectorMapping", "Technology"]
