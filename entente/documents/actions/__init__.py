"""Every write about documents."""

from entente.documents.actions.commenting import ask_for_comments, comment
from entente.documents.actions.describing import describe, settle_home
from entente.documents.actions.filing import add_version, file_document
from entente.documents.actions.keeping import bring_back, destroy, keep, retire
from entente.documents.actions.marking import remark
from entente.documents.actions.opening import note_opening
from entente.documents.actions.refusals import CannotAddVersion, CannotComment, CannotFile, CannotKeep, CannotMark, Refusal

__all__ = [
    "CannotAddVersion",
    "CannotComment",
    "CannotFile",
    "CannotKeep",
    "CannotMark",
    "Refusal",
    "add_version",
    "ask_for_comments",
    "bring_back",
    "comment",
    "describe",
    "destroy",
    "file_document",
    "keep",
    "note_opening",
    "remark",
    "retire",
    "settle_home",
]
