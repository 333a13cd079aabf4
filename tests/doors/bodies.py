"""A body that an operation can read, made from its own document, so that the answer is about who asks and not about what was sent."""

from functools import cache
from typing import Any

from tests.doors.walk import Door

NEVER_MADE = 999_999_999
TEXTS = {"date": "2018-01-01", "date-time": "2018-01-01T12:00:00Z", "email": "somebody@example.org", "uri": "https://example.org/"}


@cache
def document() -> dict[str, Any]:
    from entente.api.app import api

    found: dict[str, Any] = api.get_openapi_schema()
    return found


def body(door: Door) -> Any:
    """None for a page, or an operation that takes nothing."""
    if not door.route.startswith("api/"):
        return None
    path = "/" + door.route.replace("<", "{").replace(">", "}")
    content = document()["paths"].get(path, {}).get(door.method.lower(), {}).get("requestBody", {}).get("content", {})
    return _value(content["application/json"]["schema"]) if "application/json" in content else None


def _value(schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _value(document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return _value(schema[choice][0])
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> Any:
    kind = schema.get("type", "object")
    if kind == "object":
        return {name: _value(schema["properties"][name]) for name in schema.get("required", [])}
    if kind == "array":
        return [_value(schema["items"])] if schema.get("minItems") else []
    if kind == "string":
        return TEXTS.get(schema.get("format", ""), "1" if "pattern" in schema else "words")
    return {"integer": _whole(schema), "number": 1, "boolean": True}.get(kind)


def _whole(schema: dict[str, Any]) -> int:
    """What may be as large as a row's number names a row that was never made, so that no answer hangs on which rows there are."""
    return NEVER_MADE if schema.get("maximum", 0) >= 2**53 else schema.get("minimum", 1)
