"""Tables from outside: every row that can be taken in one transaction, the others with their reasons; a dry run writes nothing."""

from entente.industry.imports.investors import import_investors
from entente.industry.imports.observations import import_observations
from entente.industry.imports.reading import CannotImport, Result

__all__ = ["CannotImport", "Result", "import_investors", "import_observations"]
