"""What callers send, without the few characters that no database keeps."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser


class UnreadableError(Exception):
    """A NUL character, or half of a surrogate pair."""


class Readable(Parser):
    """JSON and queries; refuses at the door what would break deep inside."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = json.loads(request.body)
        _refuse_unkeepable(body)
        return body

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> dict[str, Any]:
        for _key, values in data.lists():
            _refuse_unkeepable(values)
        return super().parse_querydict(data, list_fields, request)


def _refuse_unkeepable(value: Any) -> None:
    if any("\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text) for text in _texts(value)):
        raise UnreadableError(_("The text holds a character that cannot be kept (NUL or half a character); leave it out."))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
