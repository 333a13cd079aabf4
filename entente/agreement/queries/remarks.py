"""What has been said about figures: the conversation under one, and the questions that wait."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from entente.agreement.choices import RemarkKind
from entente.agreement.models import Contract, Remark


def conversation(contract: Contract, measure: str, as_of: date, part: str) -> list[Remark]:
    """Everything said about a figure, the oldest first."""
    found = Remark.objects.filter(contract=contract, measure=measure, as_of=as_of, filter=part)
    return list(found.select_related("by", "answers").order_by("pk"))


def open_questions(contract: Contract) -> QuerySet[Remark]:
    """Questions and agreements, the newest first; `is_answered` tells which questions wait."""
    answered = Remark.objects.filter(answers=OuterRef("pk"))
    found = Remark.objects.filter(contract=contract).exclude(kind=RemarkKind.ANSWER)
    return found.annotate(is_answered=Exists(answered)).select_related("by").order_by("-pk")[:200]
