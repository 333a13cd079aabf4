from entente.record.models.dated import Dated, DatedQuerySet
from entente.record.models.entry import Entry, Payload
from entente.record.models.head import Head, Mark

__all__ = ["Dated", "DatedQuerySet", "Entry", "Head", "Mark", "Payload"]
