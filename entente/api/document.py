"""The OpenAPI document completed, and the page at /api/ that shows it without foreign scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from entente.api.auth import Anyone
from entente.api.errors import Refusal

SHARED = {401: "No key, or one that does not hold", 422: "Something sent is not right; fields says what"}
WITH_A_BODY = {400: "The body is not valid JSON", 413: "The body is too large"}


def completed(document: Any, api: NinjaAPI) -> Any:
    """Adds what holds for every operation, so that no router repeats it: the shared refusals, and that a visitor needs no key."""
    document["components"]["schemas"]["Refusal"] = Refusal.model_json_schema()
    visitors = _for_visitors(api)
    for operation in (operation for methods in document["paths"].values() for operation in methods.values()):
        if operation["operationId"] in visitors:
            operation["security"] = [*operation.get("security", []), {}]
        shared = SHARED | (WITH_A_BODY if "requestBody" in operation else {})
        refusals = {status: _refusal(said) for status, said in shared.items()}
        operation["responses"] = dict(sorted((refusals | operation["responses"]).items()))
    return document


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}}


def _for_visitors(api: NinjaAPI) -> set[str]:
    views = (view for router in api._get_bound_routers() for view in router.path_operations.values())
    operations = (operation for view in views for operation in view.operations)
    return {
        operation.operation_id or api.get_openapi_operation_id(operation)
        for operation in operations
        if any(isinstance(callback, Anyone) for callback in operation.auth_callbacks)
    }


class Document(DocsBase):
    """The page at /api/."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        document = api.get_openapi_schema(path_params=kwargs)
        operations = [
            {"path": path, "method": method.upper(), "visitors": {} in details.get("security", [{}]), **details}
            for path, methods in document["paths"].items()
            for method, details in methods.items()
        ]
        return render(request, "api/document.html", {"document": document, "operations": operations})
