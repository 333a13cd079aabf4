"""Keyset paging: `?after=...&limit=` in, {"items": [...], "next": "..." or null} out; page 1,000 costs what page 1 costs."""

import base64
import json
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.core.exceptions import ValidationError as ModelRefusal
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from ninja import Field, Schema
from ninja.errors import ValidationError

Item = TypeVar("Item")
Row = TypeVar("Row", bound=models.Model)


class After(Schema):
    """Where the page begins and how long it is: `after: Query[After]`."""

    after: str = Field("", description="The `next` of the page before; leave it out for the first page.", max_length=2000)
    limit: int = Field(25, ge=1, le=200, description="How many items a page holds, at most 200.")


class Page(Schema, Generic[Item]):
    """Items in order; `next` is what the following page is asked with, null on the last."""

    items: list[Item]
    next: str | None = None


def page(rows: models.QuerySet[Row], after: After, *keys: str) -> dict[str, Any]:
    """One page in the order of `keys` ("-from_on", "id"): fields that are never empty and together name one row."""
    if after.after:
        rows = rows.filter(_beyond(keys, _read(after.after, keys, rows.model)))
    found = list(rows.order_by(*keys)[: after.limit + 1])
    more = len(found) > after.limit
    return {"items": found[: after.limit], "next": _written(found[after.limit - 1], keys) if more else None}


def _beyond(keys: tuple[str, ...], values: list[Any]) -> Q:
    """Past (a, b, c): a further, or a equal and b further, or ..."""
    beyond, level = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name = key.removeprefix("-")
        beyond |= level & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        level &= Q(**{name: value})
    return beyond


def _written(row: models.Model, keys: tuple[str, ...]) -> str:
    values = [getattr(row, key.removeprefix("-")) for key in keys]
    text = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, keys: tuple[str, ...], model: type[models.Model]) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
        return [_value(model, key.removeprefix("-"), value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, RecursionError, ModelRefusal) as unreadable:
        sentence = _("This is not a place in this list; send the `next` of the page before, or nothing.")
        raise ValidationError([{"type": "value_error", "loc": ("query", "after"), "msg": sentence}]) from unreadable


def _value(model: type[models.Model], name: str, value: Any) -> Any:
    if not isinstance(value, str | int) or (isinstance(value, str) and "\x00" in value):
        raise ValueError(name)
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    return field.to_python(value) if isinstance(field, models.Field) else value
