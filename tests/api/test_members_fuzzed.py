"""Arbitrary questions to every operation about members: each is answered as the description says, and never by a fault of ours."""

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
from tests.factories.members import member

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OPERATIONS = [
    ("/api/members", "GET"),
    ("/api/members", "POST"),
    ("/api/members/counts", "GET"),
    ("/api/members/{slug}", "GET"),
    ("/api/members/{slug}", "PATCH"),
    ("/api/members/{slug}/standing", "POST"),
    ("/api/members/{slug}/kind", "POST"),
    ("/api/members/{slug}/confirmation", "POST"),
    ("/api/categories", "GET"),
    ("/api/categories", "PUT"),
]
WITHOUT_INPUT = [("/api/categories", "GET"), ("/api/members/{slug}", "GET"), ("/api/members/{slug}/confirmation", "POST")]
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
    member("Aurelia", "FR")
    schema = described()
    if mode is GenerationMode.NEGATIVE and (path, method) in WITHOUT_INPUT:
        pytest.skip("takes nothing that could be wrong")
    secret = actions.make_token(office.person, "test", list(Permission), lasts=timedelta(days=1), at=timezone.now())

    @settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    def ask(case):
        if "slug" in (case.path_parameters or {}):
            case.path_parameters["slug"] = "aurelia"
        answer = case.call(headers={"Authorization": f"Bearer {secret}", "Host": "127.0.0.1"})
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_every_operation_about_members_is_asked():
    paths = api.get_openapi_schema()["paths"]

    ours = {(path, method.upper()) for path, methods in paths.items() for method, said in methods.items() if "Members" in said["tags"]}

    assert ours == set(OPERATIONS)
