from entente.documents.models.comment import Comment, CommentAsked
from entente.documents.models.document import Document
from entente.documents.models.opening import Opening
from entente.documents.models.paragraph import Paragraph
from entente.documents.models.version import Version

__all__ = ["Comment", "CommentAsked", "Document", "Opening", "Paragraph", "Version"]
