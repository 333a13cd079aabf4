"""The API's own description, as the fuzzer reads it: written once for all operations."""

import json
from functools import cache

import schemathesis

from entente.api.app import api
from entente.project.wsgi import application
from tests.conftest import EXAMPLES

FEW = max(15, EXAMPLES // 6)  # of each operation and way to be wrong; `make long` tries more


@cache
def described() -> schemathesis.BaseSchema:
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    schema.app = application
    return schema
