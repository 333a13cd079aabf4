"""Reads about single answers."""

from dataclasses import dataclass

from entente.files.models import Upload
from entente.forms.models import Answer, Asked, Draft


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with the name it was brought under."""

    upload: Upload
    name: str


def current_answer(asked: Asked) -> Answer | None:
    """The answer that counts."""
    return Answer.objects.select_related("by").filter(asked=asked).order_by("-number").first()


def history(asked: Asked) -> list[Answer]:
    """Every answer that was sent, the latest first."""
    return list(Answer.objects.select_related("by").filter(asked=asked).order_by("-number"))


def file_of(asked: Asked, key: str, *, drafts: bool) -> Brought | None:
    """The file that answers a question; of a draft only for those who write it."""
    answer = current_answer(asked)
    said = answer.said.get(key) if answer else None
    if drafts and (typed := Draft.objects.filter(asked=asked).values_list("typed", flat=True).first()):
        said = typed.get(key) or said
    number = said.get("upload") if isinstance(said, dict) else None
    upload = Upload.objects.filter(pk=number).first() if isinstance(number, int) else None
    return Brought(upload, str(said["name"])) if upload and said else None
