from entente.dialogue.imports.regions import RegionImport, region_file
from entente.dialogue.imports.upload import brought

__all__ = ["RegionImport", "brought", "region_file"]
