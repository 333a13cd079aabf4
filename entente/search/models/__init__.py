from entente.search.models.document import Document
from entente.search.models.lock import Lock
from entente.search.models.name import Name

__all__ = ["Document", "Lock", "Name"]
