from entente.support.models.answer import Answer
from entente.support.models.message import Message
from entente.support.models.name_use import NameUse
from entente.support.models.promise import ClosedDay, Promise
from entente.support.models.request import Request

__all__ = ["Answer", "ClosedDay", "Message", "NameUse", "Promise", "Request"]
