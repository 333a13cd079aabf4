"""Files from outside: courses as CSV, XLSX or schema.org JSON-LD, and role profiles as CSV or XLSX."""

from entente.skills.imports.courses import import_courses
from entente.skills.imports.profiles import import_profiles
from entente.skills.imports.reading import CannotRead, Result

__all__ = ["CannotRead", "Result", "import_courses", "import_profiles"]
