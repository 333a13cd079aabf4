"""Arbitrary questions to every operation about people: each is answered as the description says, and never by a fault of ours."""

from datetime import timedelta

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, checks

from entente.api.app import api
from entente.people import actions
from entente.people.choices import Permission
from tests.api.described import FEW, described

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OPERATIONS = [
    ("/api/me", "GET"),
    ("/api/permissions", "GET"),
    ("/api/people", "GET"),
    ("/api/people", "POST"),
    ("/api/people/{person}/roles", "POST"),
    ("/api/people/duplicates", "GET"),
    ("/api/people/table", "GET"),
    ("/api/people/{person}", "GET"),
    ("/api/people/{person}", "PATCH"),
    ("/api/people/{person}/addresses", "POST"),
    ("/api/people/{person}/addresses/{address}/prefer", "POST"),
    ("/api/people/{person}/addresses/{address}", "DELETE"),
    ("/api/people/{person}/ground", "PUT"),
    ("/api/people/{person}/organisations", "POST"),
    ("/api/people/{person}/left", "POST"),
    ("/api/people/{person}/merge", "POST"),
    ("/api/people/{person}/data", "POST"),
]
WITHOUT_INPUT = [*OPERATIONS[:2], OPERATIONS[5]]
CHECKS = (checks.not_a_server_error, checks.response_schema_conformance, checks.status_code_conformance)


@pytest.fixture(autouse=True)
def one_connection():
    """A request ends by closing its connection; here it is the test's own."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_sent_is_answered_as_described(office, path, method, mode):
    schema = described()
    if mode is GenerationMode.NEGATIVE and (path, method) in WITHOUT_INPUT:
        pytest.skip("takes nothing that could be wrong")
    secret = actions.make_token(office.person, "test", list(Permission), lasts=timedelta(days=1), at=timezone.now())

    @settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    def ask(case):
        answer = case.call(headers={"Authorization": f"Bearer {secret}", "Host": "127.0.0.1"})
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_every_operation_about_people_is_asked():
    paths = api.get_openapi_schema()["paths"]
    ours = {
        (path, method.upper()) for path, methods in paths.items() for method, said in methods.items() if "People" in said.get("tags", [])
    }

    assert ours == set(OPERATIONS)
