"""What the same person or organisation answered to the same form before."""

from collections.abc import Iterable

from entente.forms.models import Answer, Asked, Round


def earlier_answers(row: Round, asked: Iterable[Asked]) -> dict[int, Answer]:
    """By asking, the latest answer of the latest earlier round: one query. Of anonymous rounds nothing leads back to anybody."""
    asked = list(asked)
    column = "person_id" if row.asks_persons else "organisation_id"
    whose = {getattr(one, column): one.pk for one in asked}
    found = (
        Answer.objects.filter(**{f"asked__{column}__in": whose.keys() if len(whose) < 500 else _all(row, column)})
        .filter(round__version__form=row.version.form_id)
        .exclude(round=row)
        .select_related("asked", "round__version")
        .order_by("round__opened_at", "round_id", "number")
    )
    if row.opened_at:
        found = found.filter(round__opened_at__lte=row.opened_at)
    return {whose[key]: answer for answer in found if (key := getattr(answer.asked, column)) in whose}


def _all(row: Round, column: str) -> object:
    return Asked.objects.filter(round=row).values(column)
