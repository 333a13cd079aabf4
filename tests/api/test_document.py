"""The API's own description: whole, true to its refusals, and readable without foreign scripts."""

import re
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest
from django.urls import reverse
from pydantic import BaseModel

import entente.api
from entente.api.app import api

PUBLIC_PATHS = ("/api/openapi.json", "/api/")


@pytest.fixture
def document(client, db) -> dict:
    return client.get("/api/openapi.json").json()


def operations(document: dict) -> list[tuple[str, dict]]:
    return [(f"{method.upper()} {path}", said) for path, methods in document["paths"].items() for method, said in methods.items()]


def test_it_is_openapi_3_1_with_distinct_names(document):
    names = [said["operationId"] for _name, said in operations(document)]

    assert document["openapi"].startswith("3.1")
    assert len(names) == len(set(names)) >= 5


def test_no_two_schemas_share_a_name(document):
    """A document has one name for each; a second of the same name would silently take the first one's place."""
    told = [found for module in modules() for found in vars(module).values() if isinstance(found, type) and issubclass(found, BaseModel)]
    ours = {found for found in told if found.__module__.startswith("entente.api")}

    assert sorted(name for name, count in Counter(found.__name__ for found in ours).items() if count > 1) == []


def test_vocabularies_carry_their_room_s_name(document):
    defined = document["components"]["schemas"]

    assert defined["MarketStage"]["enum"] != defined["DialogueStage"]["enum"]
    assert "Stage" not in defined


def modules() -> list[ModuleType]:
    return [import_module(f"{entente.api.__name__}.{found.name}") for found in iter_modules(entente.api.__path__)]


def test_every_operation_says_how_it_refuses(document):
    for name, said in operations(document):
        assert {"401", "422"} <= set(said["responses"]), name
        for status, answer in said["responses"].items():
            if status.startswith("4"):
                assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Refusal"}, (name, status)


def test_every_operation_has_a_key_or_says_that_visitors_need_none(document):
    for name, said in operations(document):
        assert {"Token": []} in said["security"], name


def test_every_reference_leads_somewhere(document):
    text = str(document)

    assert set(re.findall(r"#/components/schemas/(\w+)", text)) <= set(document["components"]["schemas"])


def test_the_page_lists_every_operation_and_loads_nothing_from_elsewhere(client, db, document):
    page = client.get(reverse("api:openapi-view")).content.decode()

    for name, said in operations(document):
        assert name.split(" ", 1)[1] in page, name
        assert said["summary"].split("'")[0] in page
    assert not re.findall(r'(?:src|href)="https?://', page)
    assert "<script>" not in page


@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_visitors_may_read_about_it(client, db, path):
    assert client.get(path).status_code == 200


def test_nothing_is_open_by_oversight():
    """Every operation asks for a key unless its router says `auth=anyone`."""
    routers = api._get_bound_routers()
    found = [operation for router in routers for view in router.path_operations.values() for operation in view.operations]

    assert found
    assert all(operation.auth_callbacks for operation in found)
