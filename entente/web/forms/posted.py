"""What a page sent, as the engine takes it: nothing is judged here, and nothing that was typed is lost."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from entente.engine.questions import OTHER, Kind, Question, Questionnaire
from entente.engine.questions.limits import MOST_ROWS


def name_of(question: Question, *parts: object) -> str:
    """ "q.q7", "q.q7.2.budget": what a field of the page is called."""
    return ".".join(["q", question.key, *map(str, parts)])


def typed_in(questionnaire: Questionnaire, data: QueryDict) -> dict[str, Any]:
    found = {question.key: _READERS.get(question.kind, _text)(question, data) for question in questionnaire.asked}
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}


def files_in(questionnaire: Questionnaire, files: MultiValueDict[str, UploadedFile[Any]]) -> dict[str, tuple[Any, str]]:
    """The files that were brought, by question."""
    found = {}
    for question in questionnaire.asked:
        file = files.get(name_of(question)) if question.kind is Kind.FILE else None
        if file is not None:
            found[question.key] = (file.file, file.name or "file")
    return found


def _text(question: Question, data: QueryDict) -> str:
    return data.get(name_of(question), "").replace("\x00", "")


def _one(question: Question, data: QueryDict) -> Any:
    chosen, other = _text(question, data), data.get(name_of(question, OTHER), "").replace("\x00", "")
    if question.takes_other and (chosen == OTHER or (other.strip() and not chosen)):
        return {OTHER: other}
    return chosen


def _many(question: Question, data: QueryDict) -> list[Any]:
    chosen = [str(one).replace("\x00", "") for one in data.getlist(name_of(question)) if one != OTHER]
    other = data.get(name_of(question, OTHER), "").replace("\x00", "")
    wants = question.takes_other and (other.strip() or OTHER in data.getlist(name_of(question)))
    return [*chosen, {OTHER: other}] if wants else chosen


def _person(question: Question, data: QueryDict) -> dict[str, str]:
    said = {name: data.get(name_of(question, name), "").replace("\x00", "") for name in ("name", "email")}
    return said if any(value.strip() for value in said.values()) else {}


def _file(question: Question, data: QueryDict) -> dict[str, Any]:
    """The number of a file that was brought before; taken away where that is ticked."""
    number = _text(question, data)
    if data.get(name_of(question, "drop")) or not (number.isascii() and number.isdigit() and len(number) < 18):
        return {}
    return {"upload": int(number)}


def _slots(question: Question, data: QueryDict) -> dict[str, str]:
    said = {slot.key: data.get(name_of(question, slot.key), "") for slot in question.slots}
    return {key: value for key, value in said.items() if value}


def _table(question: Question, data: QueryDict) -> list[dict[str, str]]:
    """Rows in their order; those in the middle that are empty go."""
    pattern = re.compile(re.escape(name_of(question)) + r"\.(\d{1,4})\.(.+)")
    rows: dict[int, dict[str, str]] = {}
    columns = {column.key for column in question.columns}
    for name in data:
        if (match := pattern.fullmatch(name)) and match[2] in columns:
            rows.setdefault(int(match[1]), {})[match[2]] = data.get(name, "").replace("\x00", "")
    return [row for _place, row in sorted(rows.items()) if any(value.strip() for value in row.values())][: MOST_ROWS + 1]


_READERS: Mapping[Kind, Any] = {
    Kind.ONE: _one,
    Kind.MANY: _many,
    Kind.PERSON: _person,
    Kind.FILE: _file,
    Kind.SLOTS: _slots,
    Kind.TABLE: _table,
}
